{
const root = document.documentElement;
const words = document.currentScript.dataset;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (name, values) => Object.assign(document.createElement(name), values);
for (const button of all("button[hidden]")) button.hidden = false;
const chooseTheme = () => {
const themes = ["dark", "light"];
if (matchMedia("(prefers-color-scheme: dark)").matches) themes.reverse();
const theme = themes[themes.indexOf(root.dataset.theme) + 1] ?? "";
root.dataset.theme = theme;
try {
localStorage["sitegen-theme"] = theme;
} catch {}
};
for (const button of all(".theme")) button.onclick = chooseTheme;
const copy = async (text) => {
try {
await navigator.clipboard.writeText(text);
return true;
} catch {
const focused = document.activeElement;
const area = make("textarea", { value: text, className: "hidden" });
document.body.append(area);
area.select();
const isCopied = document.execCommand("copy");
area.remove();
focused.focus();
return isCopied;
}
};
const codeOf = (box) => {
const code = box.querySelector("code").cloneNode(true);
for (const other of all("samp, .prompt", code)) other.remove();
return code.textContent;
};
const status = make("p", { className: "hidden", role: "status" });
document.body.append(status);
const addButton = (place, textContent, text) => {
const button = make("button", { type: "button", className: "copy", textContent });
button.onclick = async () => {
const answer = (await copy(text())) ? words.copied : words.uncopied;
button.textContent = status.textContent = answer;
setTimeout(() => {
button.textContent = textContent;
status.textContent = "";
}, 2000);
};
place.append(button);
};
const sizes = new ResizeObserver((entries) => {
for (const { target: box } of entries) {
const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
scrolls ? (box.tabIndex = 0) : box.removeAttribute("tabindex");
}
});
root.equip = (part) => {
for (const box of all(".code", part)) addButton(box, words.copy, () => codeOf(box));
for (const box of all("[data-program]", part)) {
addButton(box.querySelector(".state"), words.whole, () => {
const parts = box.dataset.program.split(" ").map((id) => document.getElementById(id));
return parts.map((part) => codeOf(part.querySelector(".whole") ?? part)).join("\n");
});
}
for (const box of all("pre, .table, .columns > nav", part)) sizes.observe(box);
};
root.equip(document);
const reveal = () => {
const place = document.querySelector(":target");
let folded;
for (let node = place; (node = node?.parentElement.closest("details:not([open])")); ) {
node.open = folded = true;
}
if (folded) place.scrollIntoView();
};
onhashchange = reveal;
reveal();
const show = (entry) => {
if (entry?.offsetParent) entry.offsetParent.scrollTop = entry.offsetTop - 200;
};
show(document.querySelector(".sidebar [aria-current]"));
const entries = all(".outline a");
const heading = (entry) => document.getElementById(entry.getAttribute("href").slice(1));
const landing = parseFloat(getComputedStyle(root).scrollPaddingTop) + 16;
const follow = () => {
const current = entries.findLast((entry) => heading(entry).getBoundingClientRect().top < landing);
if (current?.ariaCurrent) return;
for (const entry of entries) entry.ariaCurrent = entry === current ? "true" : null;
show(current);
};
onscroll = follow;
follow();
const bars = all(".columns > nav > details");
const close = (other) => bars.forEach((bar) => bar !== other && (bar.open = false));
for (const bar of bars) {
bar.ontoggle = () => bar.open && close(bar);
bar.onclick = (event) => event.target.closest("a") && close();
}
addEventListener("keydown", (event) => {
if (event.key === "Escape") close();
if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
if (event.target.closest("input, select, textarea, dialog")) return;
const control = all("[aria-keyshortcuts]").find((control) =>
control.ariaKeyShortcuts.split(" ").includes(event.key),
);
const bar = control?.parentElement;
if (!bar) return;
event.preventDefault();
if (!bars.includes(bar)) return control.click();
bar.open = true;
(bar.querySelector("[aria-current]") ?? bar.querySelector("a")).focus();
});
for (const button of all("button.keys")) {
button.onclick = () => {
const dialog = make("dialog", { className: "keys", ariaLabel: button.textContent });
for (const control of all("[aria-keyshortcuts]")) {
const line = make("p");
const key = make("kbd", { textContent: control.ariaKeyShortcuts });
line.append(key, " ", control.innerText);
dialog.append(line);
}
dialog.onclick = () => dialog.close();
dialog.onclose = () => dialog.remove();
document.body.append(dialog);
dialog.showModal();
};
}
}
