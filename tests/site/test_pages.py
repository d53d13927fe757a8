"""The pages as files: valid HTML, links that lead somewhere, no two pages under one title."""

import re
import shlex
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

import lossedu


class Page(HTMLParser):
    """The title, ids, links and loaded files of a page, and how many headings of the first order it has."""

    def __init__(self, path):
        super().__init__()
        self.path = path
        self.title, self.description, self.language = "", "", ""
        self.ids, self.links, self.loads, self.images = [], [], [], []
        self.main_headings = 0
        self._in_title = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "html":
            self.language = attributes.get("lang", "")
        if tag == "meta" and attributes.get("name") == "description":
            self.description = attributes["content"]
        if tag == "img":
            self.images.append(attributes)
        if tag == "h1":
            self.main_headings += 1
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        elif tag == "link" and attributes.get("rel") in ("stylesheet", "icon", "preload"):
            self.loads.append(attributes["href"])
        elif "src" in attributes:
            self.loads.append(attributes["src"])
        self._in_title = tag == "title" and not self.title

    def handle_data(self, data):
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag):
        self._in_title = False


def broken(page, site, pages):
    """Return the links of a page that lead to no file, or to no place in a page."""
    found = []
    for link in [*page.links, *page.loads]:
        parts = urlsplit(link)
        if parts.scheme in ("http", "https", "mailto", "data"):
            continue
        target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
        if not target.is_file():
            found.append(link)
        elif parts.fragment and target.suffix == ".html":
            ids = pages[target.relative_to(site).as_posix()].ids
            if unquote(parts.fragment) not in ids:
                found.append(link)
    return found


@pytest.fixture(scope="session")
def parsed(site):
    """Return every page of the site, by its address below it."""
    files = [path for path in site.rglob("*.html") if "_static" not in path.parts]
    return {path.relative_to(site).as_posix(): Page(path) for path in files}


@pytest.fixture
def page(parsed, name):
    return parsed[name]


def test_html_is_valid(site, complaints, parsed):
    assert complaints(*[site / name for name in parsed]) == []


def test_the_checker_finds_faults(complaints, tmp_path):
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<!DOCTYPE html><html lang='en'><head><title>T</title></head><p><div></p>", encoding="utf-8"
    )
    assert any("No “p” element in scope" in complaint for complaint in complaints(bad))


def test_links_within_the_site_lead_somewhere(page, site, parsed):
    assert broken(page, site, parsed) == []


def test_a_broken_link_is_found(tmp_path):
    (tmp_path / "a.html").write_text(
        '<a href="b.html">1</a> <a href="b.html#here">2</a> <a href="#there">3</a> <a href="c.html">4</a>'
        '<img src="d.svg"> <a href="https://example.org/x">5</a>',
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text('<p id="there">', encoding="utf-8")
    pages = {name: Page(tmp_path / name) for name in ["a.html", "b.html"]}
    assert broken(pages["a.html"], tmp_path, pages) == ["b.html#here", "#there", "c.html", "d.svg"]


def test_nothing_is_loaded_from_elsewhere(page):
    assert [address for address in page.loads if re.match(r"(https?:)?//", address)] == []


def test_a_page_says_what_it_is(page):
    assert page.language == "en"
    assert page.main_headings == 1
    assert len(page.ids) == len(set(page.ids))
    assert 20 <= len(page.description) <= 160


def test_titles_and_descriptions_differ(parsed):
    for what in ("title", "description"):
        texts = [getattr(page, what) for page in parsed.values()]
        assert len(texts) == len(set(texts)), what


def test_every_picture_is_described_in_words(page):
    for image in page.images:
        assert len(image["alt"].split()) >= 5, image
        assert not re.search(r"[/\\]|\.\w{3}\b", image["alt"]), "a path is no description"


def test_the_start_leads_to_the_book(site, parsed):
    start = parsed["index.html"]
    html = start.path.read_text(encoding="utf-8")
    assert f'content="0; url={start.links[0]}"' in html
    assert (site / start.links[0]).is_file()


def test_the_line_that_is_shown_installs_the_wheel_that_the_site_serves(site, parsed, tmp_path):
    start = parsed["book/using.html"]
    wheels = [(start.path.parent / link).resolve() for link in start.links if link.endswith(".whl")]
    assert [wheel.parent for wheel in wheels] == [site]
    line = f'python -m pip install "{wheels[0].name}[student]"'
    assert line in unescape(re.sub("<[^>]+>", "", start.path.read_text(encoding="utf-8")))
    offline = ["--quiet", "--no-index", "--no-deps", "--target", tmp_path]
    command = [sys.executable, *shlex.split(line)[1:], *offline]
    subprocess.run(command, cwd=site, check=True)
    assert f'__version__ = "{lossedu.__version__}"' in (tmp_path / "lossedu/__init__.py").read_text("utf-8")
