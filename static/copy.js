// A button beside each citation that copies it. Without this script, the text is there to be selected.
"use strict";
for (const text of document.querySelectorAll("pre.citation")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", () => {
    getSelection().selectAllChildren(text);
    if (document.execCommand("copy")) button.textContent = "Copied";
  });
  text.after(button);
}
