"""Visits to pages in Chromium: what a page asks for, what it complains about, what axe-core finds in it."""

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import sync_playwright

BROWSERS = ["chromium", "chromium-browser", "google-chrome", "chrome"]
PHONE, DESK = 390, 1280  # widths in CSS pixels
HEIGHT = 900

SCROLL_THROUGH = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  scrollTo(0, 0);
}"""
# What is folded, or left out of the layout while it is far from the screen, is looked at too.
UNFOLD = """() => {
  document.querySelectorAll('details').forEach(details => { details.open = true; });
  document.querySelectorAll('section').forEach(section => { section.style.contentVisibility = 'visible'; });
}"""
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
# axe-core reads no formulas, so that a heading which holds one and nothing else would be empty.
RUN_AXE = """rules => {
  axe.configure({rules: [{id: 'empty-table-header', selector: 'th:not(:has(math))'}]});
  return axe.run({resultTypes: ['violations'], ...rules});
}"""
EVERYTHING = {}
COLOURS = {"runOnly": ["color-contrast"]}  # what takes longest, and all that a theme changes
NO_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}

# Follows links to two sections. A place is missed unless it stands at the top of the screen, or the page ends
# before it can. Sections far from the screen are not laid out: their heights are guesses until they are.
MISPLACED = """async () => {
  const follow = place => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = '#' + place;
    link.click();
    link.remove();
  };
  const rest = async () => {
    for (let still = 0, before = -1; still < 10; before = scrollY) {
      await new Promise(requestAnimationFrame);
      still = scrollY === before ? still + 1 : 0;
    }
  };
  const isMissed = place => {
    const top = document.getElementById(place).getBoundingClientRect().top;
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    return top < -1 || top > (atEnd ? innerHeight : innerHeight / 4);
  };
  const places = [...document.querySelectorAll('main section section')].map(section => section.id);
  const middle = places.length >> 1;
  const missed = [];
  for (const place of [...places.slice(-1), ...places.slice(middle, middle + 1)]) {
    follow(place);
    await rest();
    if (isMissed(place)) missed.push(place);
  }
  return missed;
}"""

# The figures to play with that are empty, or have a shape without its colour: black and none are what SVG
# does by itself.
UNPAINTED = """() => {
  const isPainted = shape => {
    const { stroke, fill } = getComputedStyle(shape);
    return stroke !== 'none' || !['none', 'rgb(0, 0, 0)'].includes(fill);
  };
  return [...document.querySelectorAll('.play')].filter(figure => {
    const shapes = [...figure.querySelectorAll('svg :is(.play-1,.play-2,.play-3,.play-4)')];
    return !figure.querySelector('svg > g :is(path, circle)') || !shapes.every(isPainted);
  }).map(figure => figure.id);
}"""

# Controls that can be seen, and those among them that the tabulator key passes by.
CONTROLS = """() => {
  const wanted = 'a[href], button, input, select, textarea, summary, [onclick], [role=button], [role=slider]';
  const seen = control => control.checkVisibility({visibilityProperty: true}) && !control.disabled;
  return [...document.querySelectorAll(wanted)].filter(seen);
}"""
PASSED_BY = f"""() => ({CONTROLS})()
  .filter(control => control.tabIndex < 0 || control.closest('[inert]'))
  .map(control => control.outerHTML.slice(0, 120))"""
WATCH = f"""() => {{
  window.missed = new Set(({CONTROLS})());
  document.addEventListener('focusin', event => missed.delete(event.target));
  return missed.size;
}}"""
MISSED = "[...missed].map(control => control.outerHTML.slice(0, 120))"
PATIENCE = 120_000  # milliseconds; a busy machine takes long to load a page


@dataclass
class Visit:
    """What came of loading a page: addresses asked for, bytes sent, messages, faults that were found."""

    requests: list = field(default_factory=list)
    size: int = 0
    messages: list = field(default_factory=list)
    violations: list = field(default_factory=list)
    misplaced: list = field(default_factory=list)
    unpainted: list = field(default_factory=list)
    too_wide: int = 0
    passed_by: list = field(default_factory=list)
    theme: str = ""
    font: str = ""


def chromium_path():
    """Return the path of an installed Chromium, or None."""
    found = [shutil.which(name) for name in BROWSERS]
    return next(filter(None, found), None)


@contextmanager
def chromium():
    """Start Chromium without a window while the block runs."""
    with sync_playwright() as playwright:
        # Containers run as root, where Chromium's own sandbox does not start. It shows nothing but our pages.
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(browser, address, theme="light", width=DESK, visit=None):
    """Load a page with an empty cache; give Playwright's page, and note in ``visit`` what happens."""
    visit = visit or Visit()
    screen = {"width": width, "height": HEIGHT}
    context = browser.new_context(viewport=screen, color_scheme=theme, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("console", lambda message: visit.messages.append((message.type, message.text)))
    page.on("pageerror", lambda error: visit.messages.append(("error", str(error))))
    traffic = context.new_cdp_session(page)
    traffic.send("Network.enable")

    def count(event):
        visit.size += event["encodedDataLength"]

    traffic.on("Network.loadingFinished", count)
    page.goto(address, wait_until="load")
    yield page
    context.close()


def look_at(browser, address, axe, theme="light", width=DESK, rules=EVERYTHING):
    """Load a page, follow links into it, scroll to its end, unfold what is folded, and look at all of it.

    ``rules`` say what axe-core looks for. Returns a Visit.
    """
    visit = Visit()
    with opened(browser, address, theme, width, visit) as page:
        visit.misplaced = page.evaluate(MISPLACED)
        page.evaluate(SCROLL_THROUGH)
        page.wait_for_load_state("networkidle")
        page.evaluate(UNFOLD)
        visit.unpainted = page.evaluate(UNPAINTED)
        visit.passed_by = page.evaluate(PASSED_BY)
        visit.too_wide = page.evaluate(TOO_WIDE)
        visit.theme = page.evaluate("document.documentElement.dataset.theme")
        visit.font = page.evaluate("getComputedStyle(document.body).fontFamily")
        page.evaluate(axe)
        visit.violations = page.evaluate(RUN_AXE, rules)["violations"]
    return visit


def missed_by_tabulator(browser, address):
    """Press the tabulator key through a page; return the beginnings of controls that it never came to."""
    with opened(browser, address) as page:
        page.evaluate(UNFOLD)
        for _ in range(page.evaluate(WATCH) + 5):
            page.keyboard.press("Tab")
        return page.evaluate(MISSED)


def errors(visit):
    """Return what the console was told besides the theme's remarks on what it is doing."""
    return [text for kind, text in visit.messages if kind in ("error", "warning")]


def outside(visit, address):
    """Return the addresses that a visit asked for and that do not begin with ``address``."""
    return [url for url in visit.requests if not url.startswith((address, "data:", "blob:"))]


def described(violations):
    """Return one line for each place that axe-core complains about."""
    return [
        f"{violation['id']}: {node['html'][:150]} ({node['failureSummary']})"
        for violation in violations
        for node in violation["nodes"]
    ]
