"""The printed book: each page in it, found by its outline, its links and its numbers.

The whole book takes minutes to print, so a few pages of every kind stand for it.
"""

import re

import print_book
import pypdf
import pytest

FEWEST_PAGES = 20
CHOSEN = ["book/index", "book/02-mean-squared-error", "book/glossary", "book/errata", "book/bibliography"]


pytestmark = pytest.mark.xdist_group("pdf")  # printed once


@pytest.fixture(scope="module")
def pdf(browser, site, tmp_path_factory):
    target = tmp_path_factory.mktemp("pdf") / "lossedu.pdf"
    print_book.print_book(browser, site, target, CHOSEN)
    return pypdf.PdfReader(target)


@pytest.fixture(scope="module")
def texts(pdf):
    """Return the text of each sheet, with the ligatures of the font taken apart and lines joined."""
    apart = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
    return [" ".join(sheet.extract_text().translate(apart).split()) for sheet in pdf.pages]


def headings(site):
    """Return the title of each page of the contents."""
    for name in CHOSEN:
        html = (site / f"{name}.html").read_text(encoding="utf-8")
        title = re.search(r"<h1>(.*?)<a ", html, flags=re.DOTALL)[1]
        yield " ".join(re.sub("<[^>]+>", "", title).split())


def test_every_page_stands_where_the_contents_say(site, texts):
    assert len(texts) > FEWEST_PAGES
    contents = " ".join(texts[1:])  # the first mention of a title with a number behind it
    for title in headings(site):
        number = re.search(rf"{re.escape(title)} (\d+)", contents)[1]
        assert title in texts[int(number) - 1]
        assert texts[int(number) - 1].endswith(f" {number}")


def test_the_outline_names_every_page(site, pdf):
    chapters = [entry.title for entry in pdf.outline if not isinstance(entry, list)]
    assert chapters == list(headings(site))


def test_what_is_folded_on_a_page_is_printed(texts):
    book = " ".join(texts)
    assert "residual_squares(rooms" in book  # code that draws a figure
    assert "Right. " in book
    assert "No. " in book


def test_links_lead_into_the_book_or_to_the_world(pdf):
    for sheet in pdf.pages:
        for note in sheet.get("/Annots") or []:
            address = str(note.get_object().get("/A", {}).get("/URI", "https://"))
            assert address.startswith("https://")
