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
RUN_AXE = """contrast =>
  axe.run({resultTypes: ['violations'], rules: {'color-contrast': {enabled: contrast}}})"""

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
    """What came of loading a page: addresses asked for, bytes sent, messages, faults found by axe-core."""

    requests: list = field(default_factory=list)
    size: int = 0
    messages: list = field(default_factory=list)
    violations: list = field(default_factory=list)
    too_wide: int = 0
    passed_by: list = field(default_factory=list)
    theme: str = ""


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
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=theme)
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


def look_at(browser, address, axe, theme="light", width=DESK, contrast=True):
    """Load a page, scroll to its end, unfold what is folded, and let axe-core look at it. Returns a Visit.

    ``contrast`` says whether colours are looked at, which takes longest.
    """
    visit = Visit()
    with opened(browser, address, theme, width, visit) as page:
        page.evaluate(SCROLL_THROUGH)
        page.wait_for_load_state("networkidle")
        page.evaluate(UNFOLD)
        visit.passed_by = page.evaluate(PASSED_BY)
        visit.too_wide = page.evaluate(TOO_WIDE)
        visit.theme = page.evaluate("document.documentElement.dataset.theme")
        page.evaluate(axe)
        visit.violations = page.evaluate(RUN_AXE, contrast)["violations"]
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
