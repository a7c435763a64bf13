"""Looks at a site that `sitegen serve` serves, with a real browser, while its files change.

Usage: serve_checks.py ADDRESS FOLDER

ADDRESS is what `sitegen serve` says, FOLDER the site, with the page `index.md` that the tests write.
Each check prints one line of JSON: its name and its problems. Needs what `browser_checks.py` needs.
"""

import json
import pathlib
import shutil
import sys
import time
import traceback

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

# A machine that is at other work is slow, and not wrong.
expect.set_options(timeout=180_000)
ADDRESS = sys.argv[1]
PAGE = pathlib.Path(sys.argv[2]) / "content" / "index.md"
TEMPLATE = pathlib.Path(sys.argv[2]) / "templates" / "footer.mustache"
STYLE = pathlib.Path(sys.argv[2]) / "templates" / "assets" / "style.css"


def replace(old, new, path=PAGE):
    """Writes a file as an editor does: another one takes its place."""
    text = path.read_text()
    assert text.count(old) == 1, f"{old} in {path}"
    fresh = path.with_suffix(".new~")
    fresh.write_text(text.replace(old, new))
    fresh.rename(path)


def mark(page):
    """Notes each element of the page, so that it is known which are still there afterwards."""
    page.evaluate(
        """() => {
          window.stays = true;
          window.kept = [...document.querySelectorAll('article > *, header, nav, figure')];
        }""")


def lost(page):
    """How many of the noted elements are not there any more; -1 where the page was loaded again."""
    return page.evaluate("window.stays ? window.kept.filter(e => !e.isConnected).length : -1")


def expect_lost(page, number, what):
    found = lost(page)
    return [] if found == number else [f"{what}: {found} elements were replaced, not {number}"]


# Each check gets the page, and returns its problems.


def prose(page):
    """A word that changes changes its text, and neither the page nor the scroll position."""
    mark(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    before = page.evaluate("scrollY")
    replace("Before all of this", "Before any of this")
    expect(page.get_by_text("Before any of this")).to_have_count(1)
    problems = expect_lost(page, 0, "prose")
    after = page.evaluate("scrollY")
    return problems + ([] if before == after > 0 else [f"scrolled from {before} to {after}"])


def paragraph(page):
    """A paragraph that is added moves the others, and what is read stays where it is."""
    mark(page)
    page.evaluate("document.querySelector('#example-second').scrollIntoView()")
    top = "document.querySelector('#example-second').getBoundingClientRect().top"
    before = page.evaluate(top)
    replace("# Home\n", "# Home\n\nA new paragraph.\n")
    expect(page.get_by_text("A new paragraph.")).to_have_count(1)
    problems = expect_lost(page, 0, "a new paragraph")
    places = page.locator("#example-second .how code").all_text_contents()
    if not any(place.startswith("content/index.md:") for place in places):
        problems.append(f"the place in the sources is gone: {places}")
    after = page.evaluate(top)
    return problems + ([] if abs(before - after) < 2 else [f"the figure moved from {before} to {after}"])


def code(page):
    """A figure that changes is at work for a while, and is the only one that is replaced."""
    mark(page)
    page.evaluate(
        """() => {
          window.states = [];
          const figure = document.querySelector('#example-second');
          new MutationObserver(() => window.states.push([
            figure.dataset.state, figure.querySelector('.state > b').textContent,
            getComputedStyle(figure.querySelector('.output')).opacity,
          ])).observe(figure, { attributes: true, attributeFilter: ['data-state'] });
        }""")
    # What was once run would be recalled.
    new = f'_ = {time.time_ns()}; print("second")'
    replace('print("second")', new)
    expect(page.locator("#example-second .code code")).to_contain_text(new)
    problems = expect_lost(page, 1, "the figure")
    states = page.evaluate("window.states")
    if ["running", "Running…", "0.5"] not in states:
        problems.append(f"the figure was never at work: {states}")
    state = page.locator("#example-second").get_attribute("data-state")
    buttons = page.locator("#example-second .code > .copy").count()
    return problems + ([] if (state, buttons) == ("ran", 1) else [f"{state}, {buttons} buttons"])


def drift(page):
    """Drift stands at its figure with the diff, and is gone once it is accepted."""
    replace('print("third")', 'print("drifted")')
    figure = page.locator("#example-third")
    expect(figure).to_have_attribute("data-state", "drift")
    mark(page)
    expect(figure.locator(".state > b")).to_have_text("Output changed")
    expect(figure.locator(".deleted")).to_contain_text("- third")
    expect(figure.locator(".inserted")).to_contain_text("+ drifted")
    problems = [
        f"axe: {violation['id']}: {violation['nodes'][0]['target']}"
        for violation in Axe().run(page).response["violations"]
    ]
    figure.get_by_role("button", name="Accept").click()
    expect(figure).to_have_attribute("data-state", "ran")
    expect(page.locator(".sitegen-problem")).to_have_count(0)
    problems += expect_lost(page, 1, "the figure")
    if "```output\ndrifted\n```" not in PAGE.read_text():
        problems.append("the page's file was not written")
    return problems


def elsewhere(page):
    """A problem of another page is in the bar, with a link, and so is one of a template."""
    other = PAGE.parent / "other.md"
    other.write_text("# Other\n\n[Nothing](nothing.md)\n")
    bar = page.locator(".sitegen-bar")
    expect(bar).to_contain_text("1 problem on other pages")
    bar.locator("summary").click()
    expect(bar.get_by_role("link")).to_have_text("content/other.md:3:11")
    other.write_text("# Other\n")
    expect(bar).to_be_hidden()
    replace("</footer>", "{{nothing}}</footer>", TEMPLATE)
    expect(bar).to_contain_text("1 problem: the site cannot be shown as it is now")
    expect(bar).to_contain_text("templates/footer.mustache:")
    expect(page.locator("h1")).to_have_text("Home")
    replace("{{nothing}}</footer>", "<p>New footer</p></footer>", TEMPLATE)
    expect(page.get_by_text("New footer")).to_have_count(1)
    expect(bar).to_be_hidden()
    return []


def style(page):
    """A style sheet that changes is put on without loading the page again."""
    mark(page)
    STYLE.write_text(STYLE.read_text() + "\nh1 { color: rgb(1, 2, 3) }\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    return expect_lost(page, 0, "style")


CHECKS = [prose, paragraph, code, drift, elsewhere, style]


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1000, "height": 500})
    page.set_default_timeout(180_000)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.goto(ADDRESS)
    expect(page.locator("#example-third")).to_have_attribute("data-state", "ran")
    for check in CHECKS:
        try:
            problems = check(page)
        except Exception:
            problems = traceback.format_exc().splitlines()[-12:]
        problems += said
        said.clear()
        print(json.dumps({"check": check.__name__, "problems": problems}), flush=True)
    browser.close()
