"""The text of the chapters: numbers come from code, pictures are described, nothing grows too long."""

import re

import jupytext
import pytest
import yaml

MOST_WORDS = 4500

# A number that may stand in the prose although no code computes it, and why. Empty is best.
ALLOWED = {}

NOT_PROSE = [
    r"\A---\n.*?\n---\n",  # front matter
    r"^```\{code-cell\}.*?^```$",  # code, with its captions, which captions() returns
    r"\$\$.*?\$\$(?: \([\w-]+\))?",  # formulas; numbers in them are looked at by decimals_in_formulas
    r"\$[^$]+\$",
    r"\{[\w:]+\}`[^`]*`",  # roles: glue, references, citations, downloads
    r"`[^`]*`",  # code in a line
    r"^\([\w-]+\)=$",  # labels
    r"\]\([^)]*\)",  # addresses of links
    r"^:{3,}(?:\{[\w-]+\})?",  # the fence of a box; its title is prose
    r"^:[\w-]+: [^\n]*$",  # the options of a box
]
NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*(?![\w])")


def without(patterns, text):
    for pattern in patterns:
        text = re.sub(pattern, " ", text, flags=re.DOTALL | re.MULTILINE)
    return text


def figures(text):
    """Return the mystnb metadata of each code cell that makes a figure."""
    headers = re.findall(r"^```\{code-cell\}[^\n]*\n---\n(.*?)\n---$", text, flags=re.DOTALL | re.MULTILINE)
    cells = [yaml.safe_load(header).get("mystnb", {}) for header in headers]
    return [cell for cell in cells if "figure" in cell or "image" in cell]


def prose(text):
    """Return what is read as text: paragraphs, headings, boxes and captions, without code, math and roles."""
    captions = [cell["figure"]["caption"] + "\n" + cell["image"]["alt"] for cell in figures(text)]
    return without(NOT_PROSE, "\n".join([text, *captions]))


def bare_numbers(text):
    return [number for number in NUMBER.findall(prose(text)) if number not in ALLOWED]


def decimals_in_formulas(text):
    code = [r"^```\{code-cell\}.*?^```$", r"\{[\w:]+\}`[^`]*`", r"`[^`]*`"]
    formulas = re.findall(r"\$\$.*?\$\$|\$[^$]+\$", without(code, text), flags=re.DOTALL)
    return [formula for formula in formulas if re.search(r"\d\.\d", formula)]


def test_numbers_come_from_code(chapter):
    text = chapter.read_text(encoding="utf-8")
    assert bare_numbers(text) == [], (
        "print them with {glue:text}`name:format`, or write small counts as words"
    )
    assert decimals_in_formulas(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A has 2.0 and B {glue:text}`b:.1f`.", ["2.0"]),
        ("It is 25 times as large,\nor $25$, or `25`.", ["25"]),
        ("Errors of 1,000 and 5%.", ["1,000", "5"]),
        (":::{dropdown} Is it 3?\n:class: tip-4\nNo, 5.\n:::\nOr 6.", ["3", "5.", "6."]),
        ("S5 and L2 in float64 are names; see {eq}`eq-2`.", []),
        ("(section-2)=\n# Two\n\n$$\n2 + 2\n$$ (eq-2)\n", []),
        ("```{code-cell} ipython3\nx = 2.0\n```\n", []),
        (
            "```{code-cell} ipython3\n---\nmystnb:\n  figure:\n    caption: From 2 to 3.\n"
            "  image:\n    alt: Up to 4.\n---\nx\n```\n",
            ["2", "3.", "4."],
        ),
    ],
)
def test_bare_numbers_are_found(text, found):
    assert bare_numbers(text) == found


def test_decimals_in_formulas_are_found():
    assert decimals_in_formulas("$a = 2.5$ and $b = 2$") == ["$a = 2.5$"]
    assert decimals_in_formulas("$$\n0.1\n$$") == ["$$\n0.1\n$$"]


def test_a_chapter_is_not_too_long(chapter):
    words = re.findall(r"\w[\w’'-]*", prose(chapter.read_text(encoding="utf-8")))
    assert 1000 < len(words) <= MOST_WORDS


def test_words_are_counted_without_code_and_math():
    text = "---\na: b\n---\nOne two $x + y$ `three` four.\n\n```{code-cell} ipython3\nfive = 6\n```\n"
    assert re.findall(r"\w+", prose(text)) == ["One", "two", "four"]


def test_every_figure_is_named_captioned_and_described(chapter):
    found = figures(chapter.read_text(encoding="utf-8"))
    assert found
    for cell in found:
        caption, alt = cell["figure"]["caption"], cell["image"]["alt"]
        assert cell["figure"]["name"].startswith("fig-")
        assert len(caption.split()) >= 8
        assert len(alt.split()) >= 15
        assert alt != caption
        assert not re.search(r"[/\\]|\.\w{3}\b", alt), "a path is no description"


def test_pictures_outside_figures_do_not_exist(chapter):
    """Each cell that draws is a figure with a caption."""
    for cell in jupytext.read(chapter).cells:
        if cell.cell_type == "code" and re.search(r"^figures\.(?!style)", cell.source, flags=re.MULTILINE):
            assert "figure" in cell.metadata.get("mystnb", {}), cell.source


def test_every_displayed_formula_is_numbered(chapter):
    text = without([r"^```\{code-cell\}.*?^```$"], chapter.read_text(encoding="utf-8"))
    formulas = re.findall(r"^\$\$$.*?^\$\$(.*?)$", text, flags=re.DOTALL | re.MULTILINE)
    assert formulas
    assert all(re.fullmatch(r" \(eq-[\w-]+\)", label) for label in formulas)


def unexecuted_derivatives(text):
    """Return the labels of numbered derivatives that no SymPy cell follows before the next section."""
    sections = re.split(r"^## ", text, flags=re.MULTILINE)
    unexecuted = []
    for section in sections:
        formulas = re.finditer(r"^\$\$\n(.*?)^\$\$ \((eq-[\w-]+)\)", section, flags=re.DOTALL | re.MULTILINE)
        for formula in formulas:
            derives = re.search(r"\\partial|\\nabla|\\frac\{d\}|'", formula[1])
            if derives and "follows(" not in section[formula.end() :]:
                unexecuted.append(formula[2])
    return unexecuted


def test_derivatives_are_executed(chapter):
    assert unexecuted_derivatives(chapter.read_text(encoding="utf-8")) == []


def test_a_derivative_that_is_not_executed_is_found():
    shown = "$$\nf'(x) = 2\n$$ (eq-slope)\n"
    assert unexecuted_derivatives(f"## One\n{shown}\n## Two\nfollows(a, b)\n") == ["eq-slope"]
    assert unexecuted_derivatives(f"## One\n{shown}follows(a, b)\n") == []


def test_what_is_glued_is_shown(chapter):
    text = chapter.read_text(encoding="utf-8")
    glued = re.findall(r'^glue\("(\w+)"', text, flags=re.MULTILINE)
    assert len(glued) == len(set(glued))
    assert set(glued) == set(re.findall(r"\{glue:text\}`(\w+)", text))
