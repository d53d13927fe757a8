"""Each page in Chromium: quiet, light, readable on a phone, in the dark, by keyboard and screen reader."""

import pytest
import visits
from site_server import serving

MOST_BYTES = 500_000
VIEWS = {
    "light": ("light", visits.DESK, visits.EVERYTHING),
    "dark": ("dark", visits.DESK, visits.COLOURS),
    "phone": ("light", visits.PHONE, visits.NO_COLOURS),
}


@pytest.fixture(scope="module")
def starts(address, site):
    """Return where each view finds the site: the dark one reads it from the disk."""
    return {"light": address, "dark": f"{site.as_uri()}/", "phone": address}


@pytest.fixture(scope="module")
def visit(browser, starts, axe):
    """Return a function that looks at a page, once for each page and view."""
    made = {}

    def look(name, view):
        if (name, view) not in made:
            made[name, view] = visits.look_at(browser, starts[view] + name, axe, *VIEWS[view])
        return made[name, view]

    return look


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_asks_for_nothing_outside_and_reports_no_error(name, view, visit, starts):
    assert visits.outside(visit(name, view), starts[view]) == []
    assert visits.errors(visit(name, view)) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_finds_its_style_sheet(name, view, visit):
    assert "sans-serif" in visit(name, view).font


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_that_keeps_people_out(name, view, visit):
    assert visits.described(visit(name, view).violations) == []


def test_a_page_follows_the_theme_of_the_system(name, visit):
    assert visit(name, "light").theme == "light"
    assert visit(name, "dark").theme == "dark"


def test_a_page_is_no_wider_than_a_phone(name, visit):
    assert visit(name, "phone").too_wide <= 0


def test_the_cheat_sheet_is_printed_whole(browser, address):
    """On paper of A4, whose margins leave 718 of 794 pixels, no table is cut at its edge."""
    with visits.opened(browser, address + "book/cheat-sheet.html", width=718) as page:
        page.emulate_media(media="print")
        boxes = page.locator(".pst-scrollable-table-container")
        assert boxes.count() == 7
        hidden = boxes.evaluate_all("boxes => boxes.map(box => box.scrollWidth - box.clientWidth)")
    assert max(hidden) <= 0


def test_a_page_is_light(name, visit):
    """Bytes as a host of static pages sends them: text compressed, headers counted, nothing in the cache."""
    assert 1000 < visit(name, "light").size < MOST_BYTES


@pytest.mark.parametrize("view", VIEWS)
def test_every_shape_to_play_with_is_painted(name, view, visit):
    assert visit(name, view).unpainted == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_link_into_a_page_leads_to_its_place(name, view, visit):
    assert visit(name, view).misplaced == []


@pytest.mark.parametrize("event", ["scrolling", "printing"])
def test_a_figure_far_from_the_screen_is_drawn_when_it_is_needed(event, browser, address):
    with visits.opened(browser, address + "book/06-activation-zoo.html", width=visits.PHONE) as page:
        far = page.locator(".play svg[role=img]").last
        assert far.locator("> g").count() == 0
        if event == "scrolling":
            page.evaluate(visits.SCROLL_THROUGH)
        else:
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
        far.locator("> g").first.wait_for(state="attached")


@pytest.mark.parametrize("view", VIEWS)
def test_every_control_stands_in_the_order_of_the_tabulator_key(name, view, visit):
    assert visit(name, view).passed_by == []


def test_the_tabulator_key_comes_to_every_control(browser, address):
    assert visits.missed_by_tabulator(browser, address + "search.html") == []


@pytest.mark.parametrize("from_disk", [False, True])
def test_search_finds_a_word(from_disk, browser, address, site):
    start = site.as_uri() + "/" if from_disk else address
    visit = visits.Visit()
    with visits.opened(browser, start + "search.html?q=huber", visit=visit) as page:
        page.wait_for_selector("#search-results li a")
        found = page.locator("#search-results li a").all_inner_texts()
        page.wait_for_load_state("networkidle")
    assert any("Huber" in text for text in found)
    assert visits.errors(visit) == []


# ------------------------------------------------------------------- a page with faults is told apart from
# a good one

GOOD = """<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8"><title>A page</title>
<link rel="icon" href="data:,"><style>body { color: black; background: white; }</style>%s</head>
<body><main><h1>A page</h1>%s</main></body></html>"""

GREY = '<p style="color: #aaa; background: #bbb">Hard to read</p>'
JUMPS = "<style>section section { margin: 3000px 0; scroll-margin-top: -400px; }</style>"
FAR = '<section><section id="there">Text</section></section>'
FAULTS = {
    "a script from elsewhere": ('<script src="https://example.org/x.js"></script>', "", "example.org/x.js"),
    "an error in a script": ("<script>nothing.here()</script>", "", "nothing is not defined"),
    "a picture that is missing": ("", '<img src="missing.png" alt="a picture">', "ERR_FILE_NOT_FOUND"),
    "a picture without words": ("", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt"),
    "grey on grey": ("", GREY, "color-contrast"),
    "folded grey on grey": ("", f"<details><summary>More</summary>{GREY}</details>", "color-contrast"),
    "a button without name": ("", "<button></button>", "button-name"),
    "a line too long for a phone": ("", '<p style="width: 900px">Wide</p>', "too wide"),
    "a control for the mouse only": ("", '<span role="button" onclick="alert()">Press</span>', "passed by"),
    "a link that leads past its place": (JUMPS, FAR, "there"),
    "a figure to play with that is empty": ("", '<div class="play" id="bare"><svg/></div>', "bare"),
    "a control taken out of the order": ("", '<a href="#" tabindex="-1">Press</a>', "passed by"),
}


@pytest.fixture
def faults(browser, axe, tmp_path):
    """Return a function that gives all complaints about a page made of a head and a body."""

    def look(head, body):
        page = tmp_path / "index.html"
        page.write_text(GOOD % (head, body), encoding="utf-8")
        visit = visits.look_at(browser, page.as_uri(), axe, width=visits.PHONE)
        found = visits.outside(visit, tmp_path.as_uri()) + visits.errors(visit)
        found += visits.described(visit.violations) + ["too wide"] * (visit.too_wide > 0)
        found += visit.misplaced + visit.unpainted
        return found + [f"passed by: {control}" for control in visit.passed_by]

    return look


def test_a_good_page_has_no_faults(faults):
    assert faults("", '<p>Text, and <a href="#">a link</a>.</p>') == []


@pytest.mark.parametrize(("head", "body", "complaint"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found(head, body, complaint, faults):
    assert any(complaint in found for found in faults(head, body))


def test_the_tabulator_key_passes_by_what_has_no_place_in_the_order(browser, tmp_path):
    page = tmp_path / "index.html"
    page.write_text(GOOD % ("", '<a href="#">1</a> <button tabindex="-1">2</button>'), encoding="utf-8")
    assert visits.missed_by_tabulator(browser, page.as_uri()) == ['<button tabindex="-1">2</button>']


def test_bytes_are_counted_as_they_are_sent(browser, axe, tmp_path):
    """Text that compresses well costs little, and what is compressed already costs its size."""
    (tmp_path / "index.html").write_text(GOOD % ("", f"<!-- {'a' * 600_000} -->"), encoding="utf-8")
    (tmp_path / "heavy.html").write_text(GOOD % ('<script>fetch("data.bin")</script>', ""), encoding="utf-8")
    (tmp_path / "data.bin").write_bytes(bytes(600_000))
    with serving(tmp_path) as address:
        assert visits.look_at(browser, address + "index.html", axe).size < 10_000
        assert visits.look_at(browser, address + "heavy.html", axe).size > 600_000
