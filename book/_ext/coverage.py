"""Where the course treats each concept of its sources: book/coverage.yml, and the index made from it.

``concept-index`` lists the concepts by letter: what teaches each, what implements it, what asks for it.
"""

import re
from itertools import groupby
from pathlib import Path

import chapters
import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

BOOK = Path(__file__).resolve().parents[1]


def load():
    """Return the rows of book/coverage.yml."""
    return yaml.safe_load((BOOK / "coverage.yml").read_text(encoding="utf-8"))


class ConceptIndex(SphinxDirective):
    """A section for each letter; a term for each concept, and below it where to go."""

    def run(self):
        self.env.note_dependency(str(BOOK / "coverage.yml"))
        rows = sorted(load(), key=lambda row: row["name"].lower())
        by_letter = groupby(rows, lambda row: row["name"][0].upper())
        return [self.letter(letter, group) for letter, group in by_letter]

    def letter(self, letter, rows):
        section = nodes.section(ids=[f"letter-{letter.lower()}"])
        section += nodes.title("", letter)
        section += nodes.definition_list("", *map(self.entry, rows), classes=["concepts"])
        return section

    def entry(self, row):
        term = nodes.term("", row["name"], ids=[f"concept-{row['id']}"])
        text = nodes.paragraph("", "", *self.state.inline_text(places(row), self.lineno)[0])
        return nodes.definition_list_item("", term, nodes.definition("", text))


def places(row):
    """Return where a concept is treated, as one line of Markdown."""
    chapter = row["chapter"]
    if "section" in row:
        found = [f"Chapter {chapter}, {link_to_section(row)}"]
    else:
        found = [f"Planned for chapter {chapter}, {chapters.TITLES[chapter]}"]
    found += [f"{{py:obj}}`{name}`" for name in row.get("api", [])]
    found += [asked_in(name) for name in row.get("asked", [])]
    return " · ".join(found)


def link_to_section(row):
    """Return a link by the title of the section, or by the concept's name where its label has no heading."""
    label = row["section"]
    has_heading = re.search(rf"^\({label}\)=\n+#", chapters.text(row["chapter"]), flags=re.MULTILINE)
    return f"{{ref}}`{label}`" if has_heading else f"{{ref}}`{row['name']} <{label}>`"


def asked_in(name):
    """Return a link to a quiz, or the name of a task, whose notebook is no page of the book."""
    return f"{{ref}}`question <{name}>`" if name.startswith("quiz-") else f"task `{name}`"


def setup(app):
    app.add_directive("concept-index", ConceptIndex)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
