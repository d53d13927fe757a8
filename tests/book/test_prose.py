"""The text of the chapters: numbers come from code, pictures are described, nothing grows too long."""

import ast
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
    r"^\d+\. ",  # the number of an item in a list
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
        ("1. One of 2.\n2. Another", ["2."]),
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


DERIVATIVE = r"\\partial|\\nabla|\\frac\{d\}|'"  # with one of these, one equation is a derivation too


def displayed_steps(text):
    """Return {label: steps of its longest derivation} of the displayed formulas that derive something.

    A line of an aligned formula that starts with "&=" goes on with the line above. A definition is one
    equation without a derivative, and derives nothing.
    """
    found = {}
    displayed = r"^\$\$\n(.*?)^\$\$ \((eq-[\w-]+)\)"
    for formula, label in re.findall(displayed, text, flags=re.DOTALL | re.MULTILINE):
        flat = re.sub(r"\\begin\{cases\}.*?\\end\{cases\}", "", formula, flags=re.DOTALL)
        flat = re.sub(r"[_^]\{[^{}]*\}", "", flat)  # the i = 1 below a sum is no step
        chains = []
        for line in flat.replace(r"\begin{aligned}", "").split("\\\\"):
            if line.strip().startswith("&="):
                chains[-1] += line
            else:
                chains.append(line)
        derived = [chain for chain in chains if chain.count("=") > 1 or re.search(DERIVATIVE, chain)]
        steps = max((chain.count("=") + 1 for chain in derived), default=1)
        if steps > 1:
            found[label] = steps
    return found


def executed_steps(text):
    """Return {label: most steps} of the calls ``follows(..., of=label)`` in folded cells."""
    found = {}
    for cell in jupytext.reads(text, fmt="md:myst").cells:
        if cell.cell_type != "code" or "follows(" not in cell.source:
            continue
        for call in ast.walk(ast.parse(cell.source)):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "follows":
                label = [keyword.value.value for keyword in call.keywords if keyword.arg == "of"]
                if label and "hide-cell" in cell.metadata.get("tags", []):
                    found[label[0]] = max(found.get(label[0], 0), len(call.args))
    return found


def test_displayed_derivations_are_executed_step_by_step(chapter):
    text = chapter.read_text(encoding="utf-8")
    executed = executed_steps(text)
    for label, steps in displayed_steps(text).items():
        assert executed.get(label, 0) >= steps, f"{label} shows {steps} steps: follows(..., of={label!r})"
    labels = re.findall(r"^\$\$ \((eq-[\w-]+)\)", text, flags=re.MULTILINE)
    assert set(executed) <= set(labels)


CELL = "```{code-cell} ipython3\n:tags: [hide-cell]\n\n%s\n```\n"


@pytest.mark.parametrize(
    ("formula", "steps"),
    [
        (r"a = b + \sum_{i=1}^{N} c", {}),
        (r"f'(x) = 2", {"eq-a": 2}),
        (r"a = b = c", {"eq-a": 3}),
        ("\\begin{aligned}\na &= b \\\\\n  &= c \\\\\n  &= d\n\\end{aligned}", {"eq-a": 4}),
        ("\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}", {}),
        ("\\begin{aligned}\na &= b \\\\\n\\nabla a &= d\n\\end{aligned}", {"eq-a": 2}),
        ("a = \\begin{cases} 1 & x = 0 \\\\ 0 & x = 1 \\end{cases}", {}),
    ],
)
def test_displayed_steps_are_counted(formula, steps):
    assert displayed_steps(f"$$\n{formula}\n$$ (eq-a)\n") == steps


def test_executed_steps_are_counted():
    assert executed_steps(CELL % 'follows(a, b, c, of="eq-a")') == {"eq-a": 3}
    assert executed_steps(CELL % 'for k in range(2):\n    follows(a, b, of="eq-a")') == {"eq-a": 2}
    assert executed_steps(CELL % "follows(a, b)") == {}
    assert executed_steps(CELL.replace("hide-cell", "remove-cell") % 'follows(a, b, of="eq-a")') == {}


def test_what_is_glued_is_shown(chapter):
    text = chapter.read_text(encoding="utf-8")
    glued = re.findall(r'^glue\("(\w+)"', text, flags=re.MULTILINE)
    assert len(glued) == len(set(glued))
    assert set(glued) == set(re.findall(r"\{glue:text\}`(\w+)", text))
