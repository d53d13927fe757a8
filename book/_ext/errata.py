"""Directives that show the claims of book/claims.yml which do not hold as the sources state them.

    :::{errata} Teaching moment: norm and loss
    :ids: mse002-l2-norm-name

    What the chapter has to say before, if anything.
    :::

shows some of them in place, in a chapter: what the source says, what is true, and what the check computes.
``errata-list`` shows all, by chapter, with a filter on top; ``claims-table`` counts all claims.
"""

import hashlib
import inspect
import json
from collections import Counter
from pathlib import Path
from typing import ClassVar

import chapters
import claims
import latex2mathml.converter
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

import lossedu

BOOK = Path(__file__).resolve().parents[1]
PAGE = "book/errata"
VERDICTS = {  # as shown, and what each means
    "wrong": "false as it stands",
    "misleading": "true in some sense, and likely to be taken in another",
    "ambiguous": "true or false depending on what is meant, or on experience",
    "unit-mix": "nats and bits under one name",
    "convention": "a choice that others make otherwise",
}
LABELS = {  # before what is true
    "wrong": "True is:",
    "misleading": "But:",
    "ambiguous": "But:",
    "unit-mix": "True is:",
    "convention": "Note:",
}
FILTER = """\
<form class="errata-filter" hidden>
{selects}
<output aria-live="polite"></output>
</form>
"""
SELECT = """\
<label>{label} <select name="{name}"><option value="">all</option>{options}</select></label>"""


# --------------------------------------------------------------------------------------------- the claims


def all_claims(env):
    """Return all claims, and let the page be written anew when they change."""
    env.note_dependency(str(BOOK / "claims.yml"))
    return claims.load(BOOK / "claims.yml", BOOK / "references.bib")


def computed_numbers(app, chosen):
    """Return {id: numbers as text} for claims that show some; what was computed before is read from a file.

    The file forgets everything when the package changes, since its code is in the key.
    """
    path = Path(app.outdir).parent / "claims.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    package = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(package_files())))
    keys = {}
    for claim in chosen:
        if claim.shows:
            key = package.copy()
            key.update(f"{claim.check}\n{claim.shows}".encode())
            keys[claim.id] = key.hexdigest()
            if keys[claim.id] not in known:
                known[keys[claim.id]] = claims.show(claim)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(known, indent=1), encoding="utf-8")
    return {name: known[key] for name, key in keys.items()}


def package_files():
    return Path(inspect.getfile(lossedu)).parent.glob("*.py")


# ---------------------------------------------------------------------------------------------- directives


class ClaimsDirective(SphinxDirective):
    """What the directives share: text of a claim as nodes."""

    def text(self, source):
        """Return source, one line of Markdown with mathematics, as inline nodes."""
        return self.state.inline_text(source, self.lineno)[0]

    def paragraph(self, label, source, end=""):
        """Return a paragraph that starts with a label in bold."""
        return nodes.paragraph("", "", nodes.strong("", label), nodes.Text(" "), *self.text(source), *end)

    def account(self, claim, numbers):
        """Return paragraphs: what the source says, what is true, what supports that."""
        said = self.paragraph("It says:", claim.says)
        true = self.paragraph(LABELS[claim.verdict], claim.truth)
        return [said, true, *self.support(claim, numbers)]

    def support(self, claim, numbers):
        if claim.kind == "judged":
            return [self.paragraph("Opinion:", claim.why)]
        if claim.kind == "cited":
            keys = ",".join(claim.cite)
            return [self.paragraph("See", f"{{cite:t}}`{keys}`.")]
        if claim.id in numbers:
            shown = numbers[claim.id].replace("-", "−")
            return [nodes.paragraph("", "", nodes.strong("", "Computed:"), nodes.Text(f" {shown}"))]
        return []

    def warning(self, text):
        return self.state.document.reporter.warning(f"{self.name}: {text}", line=self.lineno)


class Errata(ClaimsDirective):
    """A box with some claims, in a chapter."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar = {"ids": directives.unchanged_required}

    def run(self):
        known = {claim.id: claim for claim in all_claims(self.env)}
        names = self.options.get("ids", "").split()
        unknown = [name for name in names if name not in known]
        if not names or unknown:
            return [self.warning(f"expected ids of claims in :ids:, received {' '.join(unknown) or 'none'}")]
        chosen = [known[name] for name in names]
        if held := [claim.id for claim in chosen if claim.verdict == "correct"]:
            return [self.warning(f"{' '.join(held)} holds as stated and is no erratum")]
        numbers = computed_numbers(self.env.app, chosen)
        box = nodes.admonition(classes=["note", "errata-box"])
        self.set_source_info(box)
        box += nodes.title("", "", *self.text(self.arguments[0]))
        self.state.nested_parse(self.content, self.content_offset, box)
        for claim in chosen:
            box += self.heading(claim)
            box += self.account(claim, numbers)
        return [box]

    def heading(self, claim):
        """Return source, place and verdict, linked to the errata page."""
        uri = self.env.app.builder.get_relative_uri(self.env.docname, PAGE) + f"#{claim.id}"
        link = nodes.reference("", claim.source, refuri=uri, internal=True)
        text = f" · {claim.where} · {claim.verdict}"
        return nodes.paragraph("", "", link, nodes.Text(text), classes=["erratum-head"])


class ErrataList(ClaimsDirective):
    """All errata, a section for each chapter, below a filter that its script turns on."""

    def run(self):
        chosen = [claim for claim in all_claims(self.env) if claim.verdict != "correct"]
        numbers = computed_numbers(self.env.app, chosen)
        found = [nodes.raw("", filter_form(), format="html")]
        for chapter in chapters.TITLES:
            name = f"errata-{chapter}"
            section = nodes.section(ids=[name], names=[name], classes=["errata-chapter"])
            self.state.document.note_explicit_target(section)
            section += nodes.title("", chapters.heading(chapter))
            items = [self.item(claim, numbers) for claim in chosen if claim.chapter == chapter]
            section += nodes.bullet_list("", *items, classes=["errata-list"])
            found.append(section)
        return found

    def item(self, claim, numbers):
        """Return a list item whose classes say what the filter asks for."""
        facts = [f"source-{claim.source}", f"chapter-{claim.chapter}", f"verdict-{claim.verdict}"]
        head = f"{claim.source} · {claim.where} · {claim.verdict}"
        item = nodes.list_item(ids=[claim.id], classes=["erratum", *facts])
        item += nodes.paragraph("", head, classes=["erratum-head"])
        item += self.account(claim, numbers)
        for formula in list(item.findall(nodes.math)):
            formula.replace_self(nodes.raw("", mathml(formula.astext()), format="html"))
        return item


class ClaimsTable(ClaimsDirective):
    """How many claims there are of each source and verdict, and of each kind."""

    def run(self):
        every = all_claims(self.env)
        rows = [*claims.VERDICTS, "all"]
        columns = [*claims.SOURCES, "all"]
        count = Counter()
        for claim in every:
            for row in (claim.verdict, claim.kind, "all"):
                for column in (claim.source, "all"):
                    count[row, column] += 1
        lines = [["claims", *columns]]
        lines += [[row, *(count[row, column] for column in columns)] for row in (*rows, *claims.BASIS)]
        return [table(lines)]


class VerdictList(ClaimsDirective):
    """What the verdicts mean."""

    def run(self):
        terms = nodes.definition_list()
        for verdict, meaning in VERDICTS.items():
            definition = nodes.definition("", nodes.paragraph("", meaning))
            terms += nodes.definition_list_item("", nodes.term("", verdict), definition)
        return [terms]


def table(lines):
    """Return a table of texts and numbers; the first line is the head."""
    group = nodes.tgroup(cols=len(lines[0]))
    group += [nodes.colspec(colwidth=1) for _ in lines[0]]
    rows = [row_of(line) for line in lines]
    group += nodes.thead("", rows[0])
    group += nodes.tbody("", *rows[1:])
    return nodes.table("", group)


def row_of(cells):
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", str(cell))) for cell in cells))


def mathml(formula):
    """Return a formula in MathML, a third of KaTeX's size: the page holds hundreds."""
    return latex2mathml.converter.convert(formula)


def filter_form():
    """Return a form with a select for source, chapter and verdict, hidden until its script shows it."""
    choices = {
        "source": [(source, source) for source in claims.SOURCES],
        "chapter": [(chapter, chapters.heading(chapter)) for chapter in chapters.TITLES],
        "verdict": [(verdict, verdict) for verdict in VERDICTS],
    }
    selects = []
    for name, values in choices.items():
        options = "".join(f'<option value="{value}">{shown}</option>' for value, shown in values)
        selects.append(SELECT.format(label=name.capitalize(), name=name, options=options))
    return FILTER.format(selects="\n".join(selects))


def add_script(app, pagename, templatename, context, doctree):
    """Load the filter's script on the one page that has the filter."""
    if pagename == PAGE:
        app.add_js_file("errata.js", loading_method="defer")


def setup(app):
    app.add_directive("errata", Errata)
    app.add_directive("errata-list", ErrataList)
    app.add_directive("claims-table", ClaimsTable)
    app.add_directive("verdict-list", VerdictList)
    app.add_css_file("errata.css")
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
