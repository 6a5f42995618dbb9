// A button beside each quote that copies it with who said it and where.
for (const card of document.querySelectorAll("figure.said")) {
  const from = card.querySelector("figcaption>a");
  const who = card.closest("section").querySelector(".who a") || card.querySelector(".speaker");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy" });
  button.onclick = () => {
    const text = document.createElement("textarea");
    text.value = (who ? who.textContent + ": " : "") + card.querySelector("p").textContent + ", quoted in " + from.textContent + ".";
    card.append(text);
    text.select();
    if (document.execCommand("copy")) button.textContent = "Copied";
    text.remove();
    button.focus();
  };
  from.after(" ", button);
}
