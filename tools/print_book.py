"""Print the built book to _build/lossedu.pdf: all pages, one after the other.

    python tools/print_book.py

Each page is loaded in Chromium from the disk, so that its figures are drawn, and its text is taken into one
long document. Chromium writes no page numbers into a table of contents, and doubles headings in its outline.
So the document is printed twice, the first print says where each section begins, and the outline is ours.
"""

import io
import sys
from pathlib import Path

import build_book
import pypdf
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

import visits  # noqa: E402  (a helper of tests/)

TARGET = ROOT / "_build" / "lossedu.pdf"

# Unfolds the text of a page, makes its ids unique in the book, and lets its links lead to places in the book.
TAKE = """({name, names, root}) => {
  const article = document.querySelector('article.bd-article');
  const all = selector => article.querySelectorAll(selector);
  all('details').forEach(details => { details.open = true; });
  all('img').forEach(image => { image.loading = 'eager'; });
  dispatchEvent(new Event('beforeprint'));  // figures far from the screen are drawn
  all('summary .expanded').forEach(prompt => {
    prompt.textContent = prompt.textContent.replace(/^Hide the/, 'The');
  });
  all('.headerlink').forEach(link => link.remove());
  for (const link of all('a[href]')) {
    const [address, place] = link.href.split('#');
    if (address in names) link.setAttribute('href', `#${names[address]}${place ? '--' + place : ''}`);
    else if (address.startsWith(root)) link.removeAttribute('href');
  }
  for (const element of all('[id]')) element.id = `${name}--${element.id}`;
  for (const drawing of all('[clip-path]')) {
    drawing.setAttribute('clip-path', drawing.getAttribute('clip-path').replace('#', `#${name}--`));
  }
  article.id = name;
  return article.outerHTML;
}"""

# Puts title, contents and all texts into the place of a page, and waits for pictures and fonts.
# Returns the level, the id and the text of each heading in the contents.
JOIN = """async ({title, author, style, articles}) => {
  document.title = title;
  document.head.insertAdjacentHTML('beforeend', `<style>${style}</style>`);
  document.body.innerHTML = `<header class="print-title"><p></p><p></p></header>
    <ol class="print-contents"></ol><main class="bd-content">${articles.join('')}</main>`;
  const [first, second] = document.querySelectorAll('.print-title p');
  first.textContent = title;
  second.textContent = author;
  const headings = [...document.querySelectorAll('article h1, article h2')].map(
    heading => [heading.tagName, heading.closest('section').id, heading.textContent]);
  const contents = document.querySelector('.print-contents');
  for (const [level, place, text] of headings) {
    const entry = contents.appendChild(document.createElement('li'));
    const link = entry.appendChild(document.createElement('a'));
    entry.className = `print-${level.toLowerCase()}`;
    link.textContent = text;
    link.href = '#' + place;
    entry.appendChild(document.createElement('span'));
  }
  await Promise.all([...document.images].map(image => image.decode()));
  await document.fonts.ready;
  return headings;
}"""

# Writes the page numbers into the contents.
NUMBER = """pages => {
  const numbers = document.querySelectorAll('.print-contents span');
  numbers.forEach((number, i) => { number.textContent = pages[i]; });
}"""

STYLE = """
@page { size: A4; margin: 20mm 18mm 22mm; }
html { font-size: 10.5pt; }
body { display: block; }
main.bd-content { display: block; margin: 0; }
article.bd-article { padding: 0; break-before: page; overflow: visible; }
h1, h2, h3, summary { break-after: avoid; }
figure, table, div.cell_input, div.highlight, .admonition-title { break-inside: avoid; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.print-title { height: 240mm; display: flex; flex-direction: column; justify-content: center; }
.print-title p:first-child { font-size: 2.6rem; font-weight: 600; }
.print-contents { list-style: none; padding: 0; break-before: page; }
.print-contents li { display: flex; justify-content: space-between; }
.print-contents a { color: inherit; text-decoration: none; }
.print-h1 { font-weight: 600; margin-block-start: 0.75rem; }
.print-h2 { padding-inline-start: 1.5rem; }
"""
FOOTER = '<p style="width: 100%; text-align: center; font-size: 9px"><span class="pageNumber"></span></p>'


def articles(page, site, chosen):
    """Return the text of each chosen page of the book as HTML, in the order of the contents."""
    paths = [site / f"{name}.html" for name in chosen]
    names = {path.as_uri(): path.stem for path in paths}
    taken = []
    for path in paths:
        page.goto(path.as_uri(), wait_until="load")
        taken.append(page.evaluate(TAKE, {"name": path.stem, "names": names, "root": site.as_uri()}))
    return taken


def printed(page, tagged):
    """Print the document; return the PDF as an open file. Tags, for screen readers, take long to write."""
    pdf = page.pdf(
        prefer_css_page_size=True,
        print_background=True,
        tagged=tagged,
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=FOOTER,
    )
    return io.BytesIO(pdf)


def first_pages(pdf, headings):
    """Return the page, from 0, on which each heading stands: the places that links lead to have names."""
    reader = pypdf.PdfReader(pdf)
    places = reader.named_destinations
    return [reader.get_destination_page_number(places[f"/{place}"]) for _, place, _ in headings]


def add_outline(pdf, headings, pages):
    """Give a PDF an outline of two levels."""
    chapter = None
    for (level, _, text), number in zip(headings, pages, strict=True):
        if level == "H1":
            chapter = pdf.add_outline_item(title=text, page_number=number)
        else:
            pdf.add_outline_item(title=text, page_number=number, parent=chapter)


def print_book(browser, site, target, chosen):
    """Print the chosen pages of the site in the folder ``site`` to the PDF ``target``."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    title, author = settings["title"], settings["author"]
    with visits.opened(browser, "about:blank") as page:
        book = {"title": title, "author": author, "style": STYLE, "articles": articles(page, site, chosen)}
        headings = page.evaluate(JOIN, book)
        pages = first_pages(printed(page, tagged=False), headings)
        page.evaluate(NUMBER, [number + 1 for number in pages])
        pdf = pypdf.PdfWriter(clone_from=printed(page, tagged=True))
    add_outline(pdf, headings, pages)
    pdf.add_metadata({"/Title": title, "/Author": author, "/Creator": "lossedu"})
    pdf.write(target)


def main():
    """Print the book, and say where it is."""
    if visits.chromium_path() is None:
        sys.exit("Chromium is missing, which prints the book (on Debian: apt-get install chromium)")
    with visits.chromium() as browser:
        print_book(browser, ROOT / "_build" / "html", TARGET, build_book.pages(ROOT))
    print(TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
