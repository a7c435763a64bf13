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
        localStorage.setItem("theme", root.dataset.theme);
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
    const code = figure.querySelector(":scope > pre > code").cloneNode(true);
    for (const message of code.querySelectorAll(".message")) message.remove();
    return code.textContent;
  };

  const addButton = (figure, label, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = "Copied";
      } catch {
        button.textContent = "Cannot copy";
      }
      setTimeout(() => (button.textContent = label), 2000);
    });
    let bar = figure.querySelector(":scope > .copy");
    if (!bar) {
      bar = document.createElement("div");
      bar.className = "copy";
      figure.querySelector(":scope > pre").after(bar);
    }
    bar.append(button);
  };

  for (const figure of document.querySelectorAll("figure.example")) {
    addButton(figure, "Copy", () => codeOf(figure));
    if (figure.dataset.program) {
      const parts = figure.dataset.program.split(" ").map((id) => document.getElementById(id));
      addButton(figure, "Copy the whole program", () => parts.map(codeOf).join("\n"));
    }
  }
}
