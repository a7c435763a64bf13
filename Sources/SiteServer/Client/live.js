// What `sitegen serve` adds to a page: it is kept as it would be published now, where the reader is.

{
  const script = document.currentScript;
  const { page, token } = script.dataset;
  let version = Number(script.dataset.version);
  const folder = new URL(".", script.src);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, values, ...content) => {
    const element = Object.assign(document.createElement(name), values);
    element.append(...content);
    return element;
  };

  // A page as it was served, without what the server has added to it.
  const plain = (root) => {
    for (const own of all("script.sitegen, link.sitegen", root)) own.remove();
    return root;
  };
  // No other script has run yet.
  let served = plain(document.documentElement.cloneNode(true));

  // MARK: Bringing the page up to date

  class Unlike extends Error {}
  const attributes = (element) => element.cloneNode(false).outerHTML;
  const isAlike = (one, other) =>
    one.nodeType === Node.ELEMENT_NODE &&
    other.nodeType === Node.ELEMENT_NODE &&
    attributes(one) === attributes(other);

  // Whether a change is none of what the scripts of the page hold in their hands.
  const isFree = ([parent, gone, come]) => {
    const held = parent.closest("main") ? "script" : "a, button, details, dialog, input, main, script";
    return [...gone, ...come].every((node) => !node.matches?.(held) && !node.querySelector?.(held));
  };

  // What two nodes have in common that are the same one at two times.
  const key = (node) =>
    node.matches?.("figure.example[id]") ? `#${node.id}` : (node.outerHTML ?? `${node.nodeName} ${node.data}`);

  // The longest list of pairs of places at which two lists of nodes are the same.
  const alignment = (old, fresh) => {
    const [from, to] = [old, fresh].map((nodes) => nodes.map(key));
    const lengths = Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1));
    for (let i = from.length - 1; i >= 0; i -= 1) {
      for (let j = to.length - 1; j >= 0; j -= 1) {
        lengths[i][j] =
          from[i] === to[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < from.length && j < to.length; ) {
      if (from[i] === to[j]) pairs.push([i++, j++]);
      else if (lengths[i + 1][j] >= lengths[i][j + 1]) i += 1;
      else j += 1;
    }
    return pairs;
  };

  // A figure without what tells of its place in the sources, which moves with the lines above it.
  const withoutPlace = (figure) => {
    const copy = figure.cloneNode(true);
    for (const how of all(".how", copy)) how.remove();
    return copy;
  };

  // Adds the changes that make the new form of an element of the served one.
  const compare = (old, fresh, live, parent, found) => {
    if (old.isEqualNode(fresh)) return;
    // A figure is changed as a whole: its buttons belong to its code.
    const isWhole =
      !isAlike(old, fresh) ||
      (old.matches("figure.example") && !withoutPlace(old).isEqualNode(withoutPlace(fresh)));
    if (isWhole) found.push([parent, [live], [fresh], null]);
    else differences(old, fresh, live, found);
  };

  // The changes that make a new page of a served one: each is what a run of nodes becomes.
  const differences = (old, fresh, live, found = []) => {
    const [from, to] = [[...old.childNodes], [...fresh.childNodes]];
    // Scripts have only added to the end of what was served, or put one element for another.
    const now = [...live.childNodes].slice(0, from.length);
    if (from.some((node, index) => node.nodeType !== now[index]?.nodeType)) throw new Unlike();
    let start = 0;
    while (start < from.length && start < to.length && from[start].isEqualNode(to[start])) start += 1;
    let end = 0;
    const most = Math.min(from.length, to.length) - start;
    while (end < most && from.at(-1 - end).isEqualNode(to.at(-1 - end))) end += 1;
    const part = (nodes) => nodes.slice(start, nodes.length - end);
    const [gone, come, here] = [from, to, now].map(part);
    if (gone.some((node, index) => node.nodeName !== here[index].nodeName)) throw new Unlike();
    const after = now[start + gone.length] ?? live.childNodes[from.length] ?? null;
    let [i, j] = [0, 0];
    for (const [nextOld, nextNew] of [...alignment(gone, come), [gone.length, come.length]]) {
      const [leaving, coming] = [gone.slice(i, nextOld), come.slice(j, nextNew)];
      if (leaving.length === coming.length && leaving.every((node, index) => isAlike(node, coming[index]))) {
        leaving.forEach((node, index) => compare(node, coming[index], here[i + index], live, found));
      } else if (leaving.length + coming.length) {
        found.push([live, here.slice(i, nextOld), coming, here[nextOld] ?? after]);
      }
      if (nextOld < gone.length) compare(gone[nextOld], come[nextNew], here[nextOld], live, found);
      [i, j] = [nextOld + 1, nextNew + 1];
    }
    return found;
  };

  // Does something to the page, and keeps what is read where it is on the screen.
  const stayingInPlace = (change) => {
    const seen = all("main > *, article > *, article li")
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, box]) => box.bottom > 0 && box.top < innerHeight)
      .map(([element, box]) => [element, element.id, box.top])
      .sort(([, , one], [, , other]) => (one < 0) - (other < 0));
    const { style } = document.documentElement;
    style.overflowAnchor = "none";
    change();
    for (const [element, id, top] of scrollY > 0 ? seen : []) {
      const still = element.isConnected ? element : id && document.getElementById(id);
      if (!still) continue;
      scrollBy({ top: still.getBoundingClientRect().top - top, behavior: "instant" });
      break;
    }
    requestAnimationFrame(() => style.removeProperty("overflow-anchor"));
  };

  const apply = ([parent, gone, come, next]) => {
    const before = gone[0] ?? next;
    const wasOpen = gone.flatMap((node) => (node.matches?.("figure") ? all("details", node) : [])).map((box) => box.open);
    for (const node of come) {
      const added = document.importNode(node, true);
      // The page's own script gives it its buttons, within something that it can look into.
      const around = make("div", {}, added);
      document.documentElement.equip?.(around);
      parent.insertBefore(added, before ?? null);
      if (!(added instanceof Element)) continue;
      if (gone.length === 1 && come.length === 1) {
        const boxes = all("details", added);
        if (boxes.length === wasOpen.length) boxes.forEach((box, index) => (box.open ||= wasOpen[index]));
      }
    }
    for (const node of gone) node.remove();
  };

  // A style sheet that has changed takes the place of the old one when it is there.
  const restyle = (fresh) => {
    const sheets = (root) => all('head > link[rel="stylesheet"]', root);
    const [from, to] = [served, fresh].map(sheets);
    if (from.length !== to.length) throw new Unlike();
    from.forEach((sheet, index) => {
      const href = to[index].getAttribute("href");
      if (sheet.getAttribute("href") === href) return;
      const old = sheets(document).find((live) => live.getAttribute("href") === sheet.getAttribute("href"));
      const link = make("link", { rel: "stylesheet", href, onload: () => old?.remove() });
      old ? old.after(link) : document.head.append(link);
      sheet.setAttribute("href", href);
    });
    const title = fresh.querySelector("title");
    if (title) {
      document.title = title.textContent;
      const own = served.querySelector("title");
      if (own) own.textContent = title.textContent;
    }
  };

  const bring = (fresh) => {
    restyle(fresh);
    const [oldHead, newHead] = [served, fresh].map((root) => root.querySelector("head"));
    if (!oldHead.isEqualNode(newHead)) throw new Unlike();
    const changes = differences(served.querySelector("body"), fresh.querySelector("body"), document.body);
    if (!changes.every(isFree)) throw new Unlike();
    stayingInPlace(() => changes.forEach(apply));
    served = fresh;
  };

  let isBusy = false;
  const update = async (wanted) => {
    if (isBusy || wanted <= version) return;
    isBusy = true;
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      const text = await answer.text();
      const fresh = new DOMParser().parseFromString(text, "text/html").documentElement;
      const own = fresh.querySelector("script.sitegen[data-version]");
      if (!own || own.dataset.page !== page) return location.reload();
      stopRunning();
      bring(plain(fresh));
      version = Number(own.dataset.version);
    } catch (error) {
      // Where the server does not answer, its next event brings the page up to date.
      if (error instanceof Unlike) return location.reload();
      return;
    } finally {
      isBusy = false;
    }
    update(state.version);
  };

  // MARK: Examples at work

  const atWork = new Map();
  const show = (figure, { state, sign, words }) => {
    const [icon, text] = [".state > .icon", ".state > b"].map((part) => figure.querySelector(part));
    const former = { state: figure.dataset.state, sign: icon?.textContent, words: text?.textContent };
    figure.dataset.state = state;
    if (icon) icon.textContent = sign;
    if (text) text.textContent = words;
    return former;
  };
  const stopRunning = (isStill = () => false) => {
    for (const [figure, former] of atWork) {
      if (isStill(figure)) continue;
      show(figure, former);
      atWork.delete(figure);
    }
  };
  const run = (ids) => {
    const figures = ids.map((id) => document.getElementById(id)).filter((figure) => figure?.dataset.state);
    stopRunning((figure) => figures.includes(figure));
    for (const figure of figures) {
      if (atWork.has(figure)) continue;
      atWork.set(figure, show(figure, { state: "running", sign: "◌", words: "Running…" }));
    }
  };

  // MARK: The bar

  const bar = make("aside", { className: "sitegen-bar", ariaLabel: "sitegen serve", hidden: true });
  const status = make("p", { role: "status" });
  const list = make("details", { hidden: true });
  bar.append(status, list);
  addEventListener("DOMContentLoaded", () => document.body.append(bar));

  const say = (words, kind) => {
    if (status.textContent !== words) status.textContent = words;
    bar.className = `sitegen-bar ${kind}`;
    bar.hidden = !words && list.hidden;
  };
  const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  let state = { version: 0, problems: [], running: {} };
  const tell = () => {
    const { phase, done, total, problems, more, isOld } = state;
    const others = problems.filter((problem) => isOld || problem.page !== page);
    const number = others.length + (more ?? 0);
    const items = others.map((problem) => {
      const text = make("pre", { textContent: problem.text });
      if (!problem.page || problem.page === page) return make("li", {}, text);
      const href = new URL("../" + problem.page.split("/").map(encodeURIComponent).join("/"), folder);
      return make("li", {}, make("a", { href, textContent: problem.place }), text);
    });
    if (more) items.push(make("li", { textContent: `and ${more} more, which the terminal shows` }));
    const isOpen = list.open;
    const title = isOld
      ? `${count(number, "problem")}: the site cannot be shown as it is now`
      : `${count(number, "problem")} on other pages`;
    list.replaceChildren(make("summary", { textContent: title }), make("ol", {}, ...items));
    list.hidden = number === 0;
    list.open = isOpen || isOld;
    if (phase === "building") {
      say(total ? `Running ${Math.min(done + 1, total)} of ${count(total, "program")}…` : "Building…", "building");
    } else {
      say("", isOld || others.some((problem) => problem.severity === "error") ? "error" : "");
    }
  };

  // MARK: What the server says

  const events = new EventSource(new URL("events", folder));
  let server;
  events.onmessage = ({ data }) => {
    state = JSON.parse(data);
    // Another server has other pages, and does not know the token of this one.
    if (server && server !== state.server) return location.reload();
    server = state.server;
    run(state.phase === "building" ? (state.running[page] ?? []) : []);
    tell();
    update(state.version);
  };
  events.onerror = () => say("sitegen serve does not answer: this page is as it last was", "error");
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

  addEventListener("click", async ({ target }) => {
    const button = target.closest?.("button.sitegen-accept");
    if (!button) return;
    const words = button.parentElement.querySelector("[role=status]");
    button.disabled = true;
    words.textContent = "The example is run again…";
    try {
      const answer = await fetch(new URL("accept", folder), {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Sitegen-Token": token },
        body: JSON.stringify({ path: button.dataset.path, line: Number(button.dataset.line) }),
      });
      words.textContent = await answer.text();
      button.disabled = answer.ok;
    } catch {
      words.textContent = "sitegen serve does not answer";
      button.disabled = false;
    }
  });
}
