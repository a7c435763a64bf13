// What a page does besides being read: remember the colour scheme, copy code.
"use strict";

{
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = document.querySelector("button.theme");
  const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const name = () => (button.textContent = isDark() ? "Light colours" : "Dark colours");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("sitegen-theme", root.dataset.theme);
      } catch {}
      name();
    });
    system.addEventListener("change", name);
    name();
  }
}

{
  // The code of a figure without the compiler's messages that are shown in it.
  const codeOf = (figure) => {
    const whole = figure.querySelector(":scope > .whole code");
    const code = (whole ?? figure.querySelector(":scope > pre > code")).cloneNode(true);
    for (const message of code.querySelectorAll(".message")) message.remove();
    return code.textContent;
  };

  // Whether the text is in the clipboard now; without https only the old way leads there.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const focused = document.activeElement;
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "hidden";
      document.body.append(area);
      area.select();
      const isCopied = document.execCommand("copy");
      area.remove();
      focused.focus();
      return isCopied;
    }
  };

  const status = document.createElement("p");
  status.className = "hidden";
  status.role = "status";

  const addButton = (figure, label, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = label;
    button.addEventListener("click", async () => {
      const answer = (await copy(text())) ? "Copied" : "Cannot copy";
      button.textContent = status.textContent = answer;
      setTimeout(() => {
        button.textContent = label;
        status.textContent = "";
      }, 2000);
    });
    figure.querySelector(":scope > .state").append(button);
  };

  for (const figure of document.querySelectorAll("figure.example")) {
    addButton(figure, "Copy", () => codeOf(figure));
    if (figure.dataset.program) {
      const parts = figure.dataset.program.split(" ").map((id) => document.getElementById(id));
      addButton(figure, "Copy the whole program", () => parts.map(codeOf).join("\n"));
    }
  }
  document.querySelector("footer").append(status);
}

{
  // What a link leads to may be folded; not every browser unfolds it by itself.
  const reveal = () => {
    const place = document.querySelector(":target");
    if (!place) return;
    let isUnfolded = false;
    for (let node = place.parentElement; node; node = node.parentElement) {
      if (node.localName !== "details" || node.open) continue;
      node.open = isUnfolded = true;
    }
    if (isUnfolded) place.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
}
