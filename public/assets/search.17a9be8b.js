"use strict";
const signedWord = /(?:(?<![\p{L}\p{M}\p{N}_:/])(\/\/ ?|[@#]))?([\p{L}\p{M}\p{N}_]+)/gu;
const unspaced = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;
const runs = new RegExp(`${unspaced.source}+|${unspaced.source.replace("[", "[^")}+`, "gu");
const humps = /(?<=[^\p{Lu}_])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|_/u;
const wordsOf = (query) => {
const message = query.replace(/^.*?\b(error|warning|note): +(?=\S)/s, "").replace(/\s*\d+ +\|.*/s, "");
const words = [];
for (const [, sign, text] of message.normalize().matchAll(signedWord)) {
text.match(runs).forEach((run, index) => {
const lower = (part) => part.toLowerCase().replace(/ς/g, "σ");
const characters = unspaced.test(run) ? [...run] : [];
const parts = run.split(humps).filter(Boolean);
const whole = [lower(run)];
if (sign && !index && !characters.length) whole.unshift(lower(sign.trim() + run));
if (characters.length < 2) {
words.push({ whole, parts: parts.length > 1 ? parts.map(lower) : [] });
}
characters.slice(1).forEach((last, at) =>
words.push({ whole: [lower(characters[at] + last)], parts: [] }));
});
}
return words;
};
const isNear = (one, other) => {
if (Math.abs(one.length - other.length) > 1) return false;
let at = 0;
while (at < one.length && one[at] === other[at]) at++;
const ends = (a, b) => one.slice(at + a) === other.slice(at + b);
return ends(1, 1) || ends(1, 0) || ends(0, 1)
|| (ends(2, 2) && one[at] === other[at + 1] && one[at + 1] === other[at]);
};
globalThis.sitegenFinder = ({ p, w, o }) => {
const entries = p.flatMap(([address, title, ...texts]) => {
let section;
return texts.map((text) => {
const [label, id, isFigure] = text.split("\t");
const place = isFigure == null ? (section = label) : section;
const made = label.toLowerCase().replace(/[^\w -]/g, "").replace(/ /g, "-");
return { address, title, label, place, isFigure: isFigure != null, id: id ?? made };
});
});
const lists = o.match(/!?[^A-Z]*[A-Z]/g) ?? [];
let last = "";
const vocabulary = Array.from(w.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared, rest]) =>
(last = last.slice(0, shared.charCodeAt() - 65) + rest));
const rarity = (list) =>
list[0] === "!" ? 0.5 : Math.log(1 + entries.length / list.match(/[a-z]/gi).length) ** 1.5;
const like = (word, isLast) => {
const found = [];
const exact = vocabulary.indexOf(word);
const most = exact < 0 ? Infinity : rarity(lists[exact]);
const add = (likeness) => vocabulary.forEach((known, index) => {
const factor = likeness(known);
const length = Math.min(1, known.length / 5) ** 3;
if (factor) found.push([lists[index], factor * length * Math.min(most, rarity(lists[index]))]);
});
add((known) => {
if (known === word) return 1;
if (known + "s" === word) return 0.8;
if (!known.startsWith(word) || known.includes(" ") || (!isLast && word.length < 4)) return 0;
return (isLast ? 0.9 : 0.7) * Math.sqrt(word.length / known.length);
});
if (!found.length && word.length > 4) {
add((known) => isNear(word, known) ? 0.6
: isLast && isNear(word, known.slice(0, word.length)) ? 0.3 : 0);
}
return found;
};
const look = (word, isLast) => {
const found = { entries: new Map(), weight: 0 };
for (const [list, weight] of like(word, isLast)) {
found.weight = Math.max(found.weight, weight);
let entry = -1;
for (const [, distance, level] of list.matchAll(/(\d*)([a-z])/gi)) {
entry += +(distance || 1);
raise(found, entry, (parseInt(level, 36) - 9) * weight);
}
}
return found;
};
const raise = ({ entries }, entry, score) =>
entries.set(entry, Math.max(entries.get(entry) ?? 0, score));
return (query) => {
const words = wordsOf(query);
const groups = words.map(({ whole, parts }, index) => {
const isLast = index === words.length - 1 && !/\s$/.test(query);
const [term, ...others] = whole.map((word) => look(word, isLast));
const found = parts.map((part) => look(part, isLast));
for (const { entries, weight } of others) {
term.weight ||= weight;
for (const [entry, score] of entries) raise(term, entry, score);
}
if (!term.weight && found.length) return found;
for (const part of found) {
for (const [entry, score] of part.entries) {
if (term.entries.has(entry)) raise(term, entry, term.entries.get(entry) + score / found.length / 2);
}
}
return [term];
});
groups.forEach((group, index) => {
const pair = words.slice(index, index + 2).map(({ whole }) => whole.at(-1)).join(" ");
if (!pair.includes(" ") || !vocabulary.includes(pair)) return;
for (const [entry, score] of look(pair).entries) {
for (const term of [...group, ...groups[index + 1]]) raise(term, entry, score);
}
});
const terms = groups.flat();
const total = terms.reduce((sum, { weight }) => sum + weight, 0);
const results = new Map();
for (const { entries: found, weight } of terms) {
for (const [entry, score] of found) {
const result = results.get(entry) ?? { ...entries[entry], entry, score: 0, share: 0 };
result.score += score;
result.share += weight / total;
results.set(entry, result);
}
}
for (const result of results.values()) {
const said = wordsOf(result.label);
const asked = said.filter(({ whole: [said] }) => words.some(({ whole: [word] }) =>
said === word || word.length > 3 && said.startsWith(word)));
result.score *= result.share ** 2 * (1 + asked.length / (said.length || 1));
if (result.isFigure) result.score *= (result.share * words.length / 4) ** 2;
}
return [...results.values()].filter(({ share }) => share > 0.5)
.sort((a, b) => b.score - a.score || a.entry - b.entry);
};
};
globalThis.document?.querySelectorAll("div.search").forEach((box) => {
const dialog = document.createElement("dialog");
dialog.className = "search";
dialog.ariaLabel = box.dataset.label;
dialog.append(...box.children);
box.replaceWith(dialog);
const input = dialog.querySelector("input");
input.enterKeyHint = "go";
const status = dialog.querySelector("[role=status]");
const list = dialog.querySelector("[role=listbox]");
const folder = new URL(box.dataset.index, location.href);
const root = new URL("..", folder);
let find, loading;
const load = (name) => new Promise((resolve, reject) => {
const script = document.createElement("script");
script.src = new URL(name, folder);
script.onload = resolve;
script.onerror = reject;
document.head.append(script);
});
const prepare = () => loading ??= load("index.js").then(() => load(sitegenIndexFile)).then(() => {
find = sitegenFinder(sitegenIndex);
show();
}).catch(() => (status.textContent = status.dataset.failed));
const options = () => [...list.children];
const choose = (chosen) => {
for (const option of options()) option.ariaSelected = option === chosen;
if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
else input.removeAttribute("aria-activedescendant");
chosen?.scrollIntoView({ block: "nearest" });
};
const show = () => {
const query = input.value.trim();
if (!find) return;
const results = query ? find(input.value) : [];
list.replaceChildren(...results.slice(0, 30).map(({ address, title, label, place, id, isFigure }, index) => {
const option = document.createElement("a");
option.id = `search.${index}`;
option.role = "option";
option.tabIndex = -1;
const url = new URL(address.split("/").map(encodeURIComponent).join("/"), root);
url.searchParams.set("highlight", query);
url.hash = id;
option.href = url;
const where = document.createElement("small");
where.textContent = isFigure ? `${title} › ${place}` : title;
option.append(label || title, where);
if (isFigure) option.className = "figure";
return option;
}));
list.hidden = !results.length;
input.ariaExpanded = !!results.length;
choose(list.firstElementChild);
const { none, one, many } = status.dataset;
status.textContent = !query ? "" : !results.length ? none
: results.length === 1 ? one : many.replace("#", results.length);
};
const open = () => {
if (dialog.open) return;
dialog.showModal();
input.select();
prepare();
};
for (const button of document.querySelectorAll("button.search")) {
button.hidden = false;
button.addEventListener("click", open);
}
input.addEventListener("input", show);
input.addEventListener("keydown", (event) => {
const all = options();
const at = all.findIndex((option) => option.ariaSelected === "true");
const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
if (event.isComposing || !all.length) return;
if (step) choose(all[(at + step + all.length) % all.length]);
else if (event.key === "Enter") all[at].click();
else return;
event.preventDefault();
});
list.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", ({ target }) => {
if (target === dialog || target.matches(".close")) dialog.close();
});
addEventListener("keydown", (event) => {
const isCommand = event.ctrlKey || event.metaKey;
const isTyped = event.target.closest("input, textarea, select, [contenteditable]");
if (event.altKey || !(isCommand ? event.key === "k" : event.key === "/" && !isTyped)) return;
event.preventDefault();
open();
});
const sought = new URLSearchParams(location.search).get("highlight") ?? "";
const words = sought.match(/[\p{L}\p{N}_]{4,}|[^\x00-\u2E7F]+/gu) ?? sought.match(/[\p{L}\p{N}_]+/gu);
if (words && globalThis.Highlight) {
const pattern = new RegExp(words.join("|"), "giu");
const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
const ranges = [];
while (walker.nextNode()) {
for (const { 0: text, index } of walker.currentNode.data.matchAll(pattern)) {
const range = new Range();
range.setStart(walker.currentNode, index);
range.setEnd(walker.currentNode, index + text.length);
ranges.push(range);
}
}
CSS.highlights.set("search", new Highlight(...ranges));
}
});
