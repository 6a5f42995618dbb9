// Stands in pages while `newsite serve --watch` serves them, and in no page that a build writes.
(() => {
  "use strict";
  const mark = document.currentScript.dataset.mark;
  const PLACE = "newsite: where the page was";
  let events = null;
  let wasOpen = false;

  function connect() {
    if (events || document.visibilityState === "hidden") return;
    events = new EventSource("/.newsite/events/" + mark + location.pathname);
    events.addEventListener("open", () => {
      // Back after a restart: what is shown may be mended by now, and the style another.
      if (wasOpen) { hide("fault"); hide("wanting"); renewStyles(); }
      wasOpen = true;
    });
    events.addEventListener("reload", reload);
    events.addEventListener("style", renewStyles);
    events.addEventListener("fault", event => show("fault", event.data));
    events.addEventListener("mended", () => hide("fault"));
    events.addEventListener("wanting", event => show("wanting", event.data));
    events.addEventListener("well", () => hide("wanting"));
    events.addEventListener("error", () => {
      if (events && events.readyState === EventSource.CLOSED) { disconnect(); setTimeout(connect, 1000); }
    });
  }

  // The reader stays at the same place. Browsers keep it themselves, but not where they scrolled a moment ago.
  function reload() {
    sessionStorage.setItem(PLACE, JSON.stringify([location.href, scrollX, scrollY]));
    location.reload();
  }

  function scrollBack() {
    const [page, left, top] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]");
    if (page === location.href) scrollTo({ left, top, behavior: "instant" });
  }

  function disconnect() {
    if (events) events.close();
    events = null;
  }

  // A browser keeps few connections to one server: only the tab that is looked at holds one.
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" ? disconnect() : connect());
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);

  // Puts each style sheet beside the old one, which goes when the new one is there: nothing flickers.
  function renewStyles() {
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      const address = new URL(link.href);
      if (address.origin !== location.origin) continue;
      address.searchParams.set("newsite", Date.now());
      const fresh = link.cloneNode();
      fresh.href = address;
      fresh.addEventListener("load", () => link.remove());
      fresh.addEventListener("error", () => fresh.remove());
      link.after(fresh);
    }
  }

  // Over the page lies why no newer one came out; in a corner, and folded, what is wanting in this one.
  const WORDS = {
    fault: ["This is the last page that could be made", "It goes away when the fault is mended."],
    wanting: ["Your edits brought a warning", "It goes away when that is mended."],
  };

  function show(kind, report) {
    hide(kind);
    const panel = document.createElement("div");
    panel.id = "newsite-" + kind;
    panel.setAttribute("role", kind === "fault" ? "alert" : "status");
    const shadow = panel.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      section, details { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto; box-sizing: border-box;
        padding: 1rem 1.25rem; border-top: 4px solid #b00020; background: #fffaf9; color: #1a1a1a;
        font: 15px/1.5 system-ui, sans-serif; box-shadow: 0 -4px 24px rgb(0 0 0 / 25%); }
      details { inset: auto 1rem 1rem auto; z-index: 2147483646; max-width: min(44rem, 100vw - 2rem); padding: .5rem 1rem;
        border: 0; border-left: 4px solid #9a6700; }
      h2, summary { margin: 0; font-size: 1rem; font-weight: bold; color: #b00020; }
      summary { color: #9a6700; font-size: .9rem; }
      pre { margin: .5rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.5 ui-monospace, monospace; }
      p { margin: .5rem 0 0; color: #555; }
      @media (prefers-color-scheme: dark) {
        section, details { background: #241a1a; color: #eee; border-color: #ff8a80; } h2 { color: #ff8a80; } p { color: #bbb; }
        details { border-color: #d4a72c; } summary { color: #d4a72c; } }`);
    shadow.adoptedStyleSheets = [sheet];
    const box = document.createElement(kind === "fault" ? "section" : "details");
    const add = (name, text) => { const part = document.createElement(name); part.textContent = text; box.append(part); };
    add(kind === "fault" ? "h2" : "summary", WORDS[kind][0]);
    add("pre", report);
    add("p", WORDS[kind][1]);
    shadow.append(box);
    document.documentElement.append(panel);
  }

  function hide(kind) {
    document.getElementById("newsite-" + kind)?.remove();
  }

  scrollBack();
  // Pictures have made it longer by then.
  addEventListener("load", () => { scrollBack(); sessionStorage.removeItem(PLACE); });
  connect();
})();
