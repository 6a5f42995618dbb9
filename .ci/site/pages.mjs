// Opens the site in a real browser, from disk and over http in a sub-path under the strict policy of its own `_headers`, and
// says what a reader, a keyboard or a screen reader would stumble over. Exit code 1 where there is anything.
//
//   node pages.mjs SITE          CHROME names the browser; else /usr/bin/chromium
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = resolve(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BASE = "/archive/of/the/paper/";
const WIDTHS = [320, 360, 768, 1280];
const MAX_HTML = 60_000;
const MAX_STYLE_AND_SCRIPTS = 40_000;
const faults = [];
const fault = (place, what) => faults.push(`${place}: ${what}`);

const files = readdirSync(site, { recursive: true })
  .map((path) => path.split("\\").join("/"))
  .filter((path) => statSync(join(site, path)).isFile())
  .sort();
const pages = files.filter((path) => path.endsWith(".html"));

// ---- sizes, in bytes as written
for (const path of pages) {
  const size = statSync(join(site, path)).size;
  if (size > MAX_HTML) fault(path, `${size} bytes, over ${MAX_HTML}`);
}
const assets = files.filter((path) => /\.(css|js)$/.test(path) && !path.startsWith("search/"));
const assetBytes = assets.reduce((sum, path) => sum + statSync(join(site, path)).size, 0);
if (assetBytes > MAX_STYLE_AND_SCRIPTS) fault(assets.join(" + "), `${assetBytes} bytes, over ${MAX_STYLE_AND_SCRIPTS}`);

// ---- every page is reached by links from home
const reached = new Set(["index.html"]);
for (const path of reached) {
  for (const [, href] of readFileSync(join(site, path), "utf8").matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
    const to = new URL(href.replaceAll("&amp;", "&"), `http://site/${path}`);
    const target = decodeURIComponent(to.pathname.slice(1)) || "index.html";
    if (to.host === "site" && pages.includes(target)) reached.add(target);
  }
}
for (const path of pages) if (!reached.has(path) && path !== "404.html") fault(path, "no link leads here from home");

// ---- one of each kind: the pages at the root, the two largest of each folder
const folderOf = (path) => path.split("/").slice(0, -1).join("/");
const folders = [...new Set(pages.map(folderOf))];
const size = (path) => statSync(join(site, path)).size;
const largest = (paths) => paths.sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1)).slice(0, 2);
const kinds = folders.flatMap((folder) => {
  const paths = pages.filter((path) => folderOf(path) === folder);
  return folder === "" ? paths : largest(paths);
});

// ---- a static host in a sub-path, with the headers the site asks for
const asked = readFileSync(join(site, "_headers"), "utf8").split(/\r?\n/);
const forAll = asked.slice(asked.indexOf("/*") + 1).filter((line, at, lines) => /^\s+\S/.test(line) && lines.slice(0, at).every((before) => !/^\S/.test(before)));
const headers = Object.fromEntries(forAll.map((line) => line.trim().split(/:\s*/s)).map(([name, ...value]) => [name, value.join(": ")]));
if (!headers["Content-Security-Policy"]) fault("_headers", "asks for no Content-Security-Policy");
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".xml": "application/xml" };
const host = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
  // The page for wrong addresses is shown at any depth, so that its links start from the root where no `base_url` is set.
  const file = path.startsWith(BASE) ? path.slice(BASE.length) || "index.html" : path.slice(1);
  const found = files.includes(file);
  response.writeHead(found ? 200 : 404, { ...headers, "Content-Type": TYPES[extname(file)] ?? "text/plain; charset=utf-8" });
  response.end(found ? readFileSync(join(site, file)) : "no such page");
});
await new Promise((done) => host.listen(0, "127.0.0.1", done));
const root = `http://127.0.0.1:${host.address().port}/`;
const http = (path) => root + (path === "404.html" ? path : BASE.slice(1) + path);

const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--allow-file-access-from-files"],
});

/** A page that reports what it writes to the console and whatever it asks of anybody else. */
async function open(options, allowed) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  let place = "";
  page.on("console", (message) => fault(place, `console: ${message.text()}`));
  page.on("pageerror", (error) => fault(place, `script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(allowed) && !request.url().startsWith("data:")) fault(place, `asks for ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) fault(place, `${response.status()} for ${response.url()}`);
  });
  return { context, page, goto: (url, name) => ((place = name), page.goto(url, { waitUntil: "load" })) };
}

// ---- over http: accessibility, reflow, keyboard; in both themes
let looked = 0;
const backgrounds = {};
for (const colorScheme of ["light", "dark"]) {
  for (const width of WIDTHS) {
    const { context, page, goto } = await open({ colorScheme, viewport: { width, height: 900 } }, root);
    for (const path of kinds) {
      const name = `${path} (${colorScheme}, ${width} px)`;
      await goto(http(path), name);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) fault(name, `${overflow} px wider than the window`);
      if (width === 360 || width === 1280) {
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
        for (const violation of violations) {
          fault(name, `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
        }
        looked += 1;
      }
    }
    backgrounds[colorScheme] = await page.evaluate(() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor);
    await context.close();
  }
}
if (backgrounds.light === backgrounds.dark) fault("style.css", "the theme does not follow the system");

// ---- the keyboard reaches every link and field that is shown, and shows where it is
{
  const { context, page, goto } = await open({ viewport: { width: 1280, height: 900 } }, root);
  for (const path of kinds) {
    await goto(http(path), `${path} (keyboard)`);
    const wanted = await page.evaluate(() => {
      const shown = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0);
      return shown.length;
    });
    let at = 0;
    for (; at < Math.min(wanted, 40); at += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const one = document.activeElement;
        if (!one || one === document.body) return "the focus is lost";
        const style = getComputedStyle(one);
        const isShown = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
        return isShown ? "" : `the focus on “${one.textContent.trim().slice(0, 30)}” cannot be seen`;
      });
      if (seen) { fault(`${path} (keyboard)`, `after ${at + 1} steps ${seen}`); break; }
    }
  }
  await context.close();
}

// ---- from disk, and with scripts off: every page opens, asks for nothing, says nothing
for (const [name, options] of [["from disk", {}], ["from disk without scripts", { javaScriptEnabled: false }]]) {
  const here = pathToFileURL(site + "/").href;
  const { context, page, goto } = await open({ viewport: { width: 1280, height: 900 }, ...options }, here);
  for (const path of pages.filter((path) => path !== "404.html")) {
    await goto(here + path.split("/").map(encodeURIComponent).join("/"), `${path} (${name})`);
    if ((await page.title()) === "" || (await page.locator("h1").count()) !== 1) fault(`${path} (${name})`, "no title, or not one h1");
  }
  await context.close();
}

await browser.close();
host.close();
for (const one of faults) console.log(one);
console.log(`${pages.length} pages; ${kinds.length} of each kind looked at in two themes and ${WIDTHS.length} widths, ${looked} times with axe; style and scripts ${assetBytes} bytes; ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
