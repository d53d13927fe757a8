"""Builds a student's feedback page: a table of points, then the notebook with a verdict under each answer.

The page is one file. It runs no script, loads nothing, and shows neither tests nor mark schemes.
"""

import base64
import html
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache

from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from lossedu.grading import cells, markup
from lossedu.grading.regions import released, split

LONGEST_IMAGE = 4_000_000  # characters of base64
HEADINGS = range(1, 7)  # marks before one
LONGEST_HEADING = 500  # characters
NOTHING = Markup()
KEPT = 200  # cells' sources as they are shown
LONGEST_KEPT = 10_000  # characters of one of them
LONGEST_CODE = 20_000  # characters worth highlighting, and lines: Pygments takes the square of blank ones
MOST_LINES = 1_000
LEXER, FORMATTER = PythonLexer(), HtmlFormatter(cssclass="source")
SHORTEST_SECRET = 8  # characters; a shorter line of a hidden test says nothing


@dataclass
class Block:
    """A piece of the page: ``kind`` is text, code, written or test; scores are set on graded ones."""

    kind: str
    body: Markup
    anchor: str = ""
    title: Markup = NOTHING
    score: float | None = None
    points: float | None = None
    waiting: bool = False
    comment: Markup = NOTHING
    outputs: list = field(default_factory=list)

    @property
    def graded(self):
        return self.points is not None

    @property
    def state(self):
        """How much of the points was had, in a word that the style sheet knows too."""
        if self.waiting:
            return "waiting"
        if self.score >= self.points:
            return "full"
        return "part" if self.score > 0 else "none"


def render(template, **values):
    """Fill in one of the package's templates; everything that is not Markup is escaped."""
    return templates().get_template(template).render(**values)


@cache
def templates():
    """The package's templates."""
    environment = Environment(
        loader=PackageLoader("lossedu.grading"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["number"] = number
    return environment


def number(value):
    """Points as a reader writes them.

    >>> number(2.0), number(1.25)
    ('2', '1.25')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def feedback_page(notebook, info):
    """The page of one graded notebook, as text.

    ``notebook`` holds the scores and comments that ``feedback.CollectGrades`` put into its cells, ``info``
    nbgrader's names and totals.
    """
    title = take_title(notebook)
    blocks = blocks_of(notebook)
    graded = [block for block in blocks if block.graded]
    tell_apart(graded)
    return render(
        "feedback.html.j2",
        title=title or info["notebook"],
        student=info["student"],
        score=info["score"],
        max_score=info["max_score"],
        late_penalty=info["late_penalty"],
        waiting=any(block.waiting for block in graded),
        notes=notebook.metadata.get(cells.NOTES, []),
        graded=graded,
        blocks=blocks,
    )


def write_note(course, assignment, outcome):
    """Write pages for a submission that could not be graded; they say why."""
    folder = course.feedback(outcome.student, assignment)
    folder.mkdir(parents=True, exist_ok=True)
    for name in course.notebooks(assignment):
        text = render("feedback.html.j2", title=name, student=outcome.student, ungraded=outcome.reasons)
        (folder / f"{name}.html").write_text(text, encoding="utf-8")


def take_title(notebook):
    """Take the first heading out of a notebook that begins with one; returns its text, or None."""
    if not notebook.cells or notebook.cells[0].cell_type != "markdown":
        return None
    line, end, rest = notebook.cells[0].source.partition("\n")
    found = heading_of(line)
    if not found:
        return None
    notebook.cells[0].source = end + rest
    return inline(found)


def tell_apart(graded):
    """Add the name of the cell to titles that occur twice."""
    counts = Counter(block.title for block in graded)
    for block in graded:
        if counts[block.title] > 1:
            block.title += Markup(" <code>{}</code>").format(block.anchor.removeprefix("task-"))


def blocks_of(notebook):
    """The Blocks of a graded notebook, in its order."""
    hidden = hidden_lines(notebook)
    blocks = []
    heading = ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = last_heading(released(cell.source)) or heading
        block = block_of(cell, heading, hidden)
        if block.body or block.outputs or block.graded:
            blocks.append(block)
    return blocks


def block_of(cell, heading, hidden):
    """One cell as a Block."""
    about = cell.metadata.get("nbgrader", {})
    is_test = cells.is_test(cell)
    if is_test:
        block = Block("test", verdict(cell, hidden))
    elif cell.cell_type == "code":
        outputs = [output_html(output, hidden) for output in cell.outputs]
        block = Block("code", code_html(cell.source), outputs=[piece for piece in outputs if piece])
    elif cell.cell_type == "markdown":
        block = Block("text", markup.markdown(released(cell.source), cell.get("attachments")))
    else:
        block = Block("text", Markup())
    if about.get("comment"):
        block.comment = markup.markdown(about["comment"])
    if "score" in about:
        block.kind = "test" if is_test else "written"
        block.anchor = f"task-{about['grade_id']}"
        block.title = inline(heading or about["grade_id"])
        block.score, block.points = about["score"], about["points"]
        block.waiting = about["waiting"]
    return block


def verdict(cell, hidden):
    """What a test cell said, without its source; a traceback would show the tests, so only its last line
    is kept.
    """
    error = cells.error_of(cell)
    if cells.timed_out(cell):
        return Markup("<p>The tests were stopped, because a call did not come back in time.</p>")
    if error is not None:
        text = withhold(f"{error.ename}: {error.evalue}", hidden)
        return Markup("<p>The tests stopped with an error:</p><pre>{}</pre>").format(markup.plain(text))
    data = cells.result_of(cell)
    report = data.get("text/html")
    if cells.VERDICT in data and isinstance(report, str):
        return markup.report(withhold(report, hidden))
    about = cell.metadata["nbgrader"]
    passed = about["score"] >= about["points"]
    return Markup("<p>All tests passed.</p>" if passed else "<p>Some tests did not pass.</p>")


def output_html(output, hidden):
    """One output of a student's cell, cleaned."""
    if output.output_type == "stream":
        return preformatted(withhold(output.text, hidden), output.name)
    if output.output_type == "error":
        return preformatted(withhold("\n".join(output.traceback), hidden), "stderr")
    data = {kind: value for kind, value in output.get("data", {}).items() if isinstance(value, str)}
    for kind, show in SHOWN.items():
        if kind in data:
            return show(withhold(data[kind], hidden))
    return Markup()


def preformatted(text, name="stdout"):
    """Text as a terminal shows it."""
    return Markup('<pre class="{}">{}</pre>').format(name, markup.plain(text))


def svg_image(text):
    """A drawing as an image, in which no script runs and which loads nothing."""
    data = base64.b64encode(text.encode()).decode()
    return image("svg+xml", data)


def image(kind, data):
    """An image of base64 data."""
    uri = f"data:image/{kind};base64,{data}"
    if len(data) > LONGEST_IMAGE or not markup.EMBEDDED_IMAGE.match(uri):
        return Markup("<p>An image that cannot be shown.</p>")
    return Markup('<img src="{}" alt="image made by the cell above">').format(uri)


def latex(text):
    """A formula that a cell has shown, such as SymPy's."""
    return markup.clean(markup.mathml(text.strip().strip("$").replace(r"\displaystyle", ""), display=True))


SHOWN = {
    "text/html": markup.clean,
    "image/svg+xml": svg_image,
    "image/png": lambda data: image("png", data),
    "image/jpeg": lambda data: image("jpeg", data),
    "text/latex": latex,
    "text/markdown": markup.markdown,
    "text/plain": preformatted,
}


def hidden_lines(notebook):
    """All lines of the notebook's locked cells that students may not see, long enough to be told from
    others.
    """
    found = set()
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("locked"):
            found.update(line.strip() for line in split(cell.source)[1])
    return sorted((line for line in found if len(line) >= SHORTEST_SECRET), key=len, reverse=True)


def withhold(text, hidden):
    """Text without hidden lines: a cell may print what the kernel keeps of the cells that ran before it."""
    for line in hidden:
        for form in (line, html.escape(line), repr(line)[1:-1]):
            text = text.replace(form, "[withheld]")
    return text


def code_html(source):
    """Python source with its words marked for the style sheet."""
    if not source.strip():
        return Markup()
    if len(source) > LONGEST_CODE or source.count("\n") > MOST_LINES:
        return Markup('<div class="source"><pre>{}</pre></div>').format(markup.plain(source))
    return highlighted(source) if len(source) > LONGEST_KEPT else highlighted_before(source)


def highlighted(source):
    """Python source in the classes of the style sheet."""
    return Markup(highlight(source, LEXER, FORMATTER))


highlighted_before = lru_cache(KEPT)(highlighted)  # what students leave as it is stands on every page


def last_heading(text):
    """Text of the last Markdown heading in a cell, or None."""
    found = [words for line in text.split("\n") if (words := heading_of(line))]
    return found[-1] if found else None


def heading_of(line):
    """Text of a line that is a Markdown heading; empty if it is none, or too long for one.

    >>> heading_of("## Two ##"), heading_of("#none")
    ('Two', '')
    """
    text = line.lstrip("#")
    if len(line) - len(text) not in HEADINGS or not text.startswith((" ", "\t")):
        return ""
    words = text.lstrip(" \t").rstrip(" \t#")
    return words if len(words) <= LONGEST_HEADING else ""


def inline(text):
    """One line of Markdown without a paragraph around it."""
    return Markup(str(markup.markdown(text)).strip().removeprefix("<p>").removesuffix("</p>"))
