"""What students wrote and showed, as nbgrader's formgrader renders it: nothing runs, nothing loads."""

import base64
from pathlib import Path

import nbformat
import nbgrader
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from traitlets.config import Config

from lossedu.grading.cells import VERDICT
from lossedu.grading.sanitise import TOO_LONG, harmless, sanitised

TEMPLATES = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(40)).decode()
JPEG = base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(40)).decode()
SVG = base64.b64encode(b"<svg onload='alert(1)'/>").decode()
ACTIVE = {
    "script",
    "iframe",
    "object",
    "embed",
    "link",
    "form",
    "base",
    "svg",
    "math",
    "meta",
    "style",
}

MARKDOWN = {
    "script": "<script>alert(1)</script>",
    "upper case": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "handler": "<img src=x onerror=alert(1)>",
    "handler after a slash": "<b/onclick=alert(1)>x</b>",
    "allowed tag with a handler": "<b onclick='alert(1)'>x</b>",
    "across lines": "<img\nsrc=x\nonerror\n=\nalert(1)\n>",
    "svg": "<svg/onload=alert(1)>",
    "iframe": "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "data object": "<object data='data:text/html;base64,PHNjcmlwdD4='></object>",
    "form": "<form action=//evil.example><input name=x autofocus onfocus=alert(1)></form>",
    "style": "<style>@import '//evil.example/x.css'</style>",
    "base": "<base href='//evil.example/'>",
    "comment that browsers end early": "<!--><img src=x onerror=alert(1)>-->",
    "in a comment": "<!-- <script> --><script>alert(1)</script>",
    "cdata": "<![CDATA[><script>alert(1)</script>]]>",
    "processing instruction": "<?x ><script>alert(1)</script>?>",
    "math with a link": "<math><a xlink:href='javascript:alert(1)'>x</a></math>",
    "inside a block of HTML": "<p>\n<https://onclick=alert(1)/>\n<script>alert(1)</script>\n</p>",
    "link": "[x](javascript:alert(1))",
    "link with spaces": "[x]( \n JaVaScRiPt:alert(1) 'title')",
    "link in brackets": "[x](<javascript:alert(1)>)",
    "link with an entity": "[x](&#106;avascript&colon;alert(1))",
    "link with a backslash": "[x](javascript\\:alert(1))",
    "link to data": "[x](data:text/html,<script>alert(1)</script>)",
    "link without a scheme": "[x](//evil.example)",
    "link to a file": "[x](vbscript:msgbox)",
    "definition": "[x][1]\n\n[1]: javascript:alert(1)",
    "definition on two lines": "[x]\n\n[x]:\n  javascript:alert(1)",
    "definition in a quotation": "> [x]\n>\n> [x]:\n> javascript:alert(1)",
    "address in angle brackets": "<javascript:alert(1)>",
    "picture from elsewhere": "![x](https://evil.example/x.png)",
    "picture by reference": "![x][1]\n\n[1]: https://evil.example/x.png",
    "picture in a link": "[![x](https://evil.example/x.png)](javascript:alert(1))",
    "picture behind an attachment": "![a\\](attachment:p.png)](https://evil.example/x.png)",
    "picture behind code": "![`](attachment:p.png)`](https://evil.example/x.png)",
    "drawing in an attachment": "![x](attachment:s.svg)",
    "attachment that is not there": "![x](attachment:nowhere.png)",
    "diagram": "```mermaid\n</pre><script>alert(1)</script>\n```",
    "code": "```\n</code></pre><script>alert(1)</script>\n```",
    "heading": "# <img src=x onerror=alert(1)> `<script>`",
    "table": "| a |\n|---|\n| <script>alert(1)</script> [x](javascript:alert(1)) |",
    "formula": "$</script><script>alert(1)</script>$ and $$\n<img src=x onerror=alert(1)>\n$$",
    "formula in the way": "$](javascript:alert(1))$ [x$](javascript:alert(1))$",
    "environment": "\\begin{x}<script>alert(1)</script>\\end{x}",
}
OUTPUTS = {
    "html": {"text/html": "<script>alert(1)</script>"},
    "javascript": {"application/javascript": "alert(1)"},
    "svg": {"image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"},
    "markdown": {"text/markdown": "<script>alert(1)</script>"},
    "latex": {"text/latex": "</div><script>alert(1)</script>"},
    "widget": {
        "application/vnd.jupyter.widget-view+json": {"model_id": "</script><script>alert(1)</script>"}
    },
    "mermaid": {"text/vnd.mermaid": "</pre><script>alert(1)</script>"},
    "pdf": {"application/pdf": "x"},
    "text": {"text/plain": "<script>alert(1)</script>"},
    "picture that ends its attribute": {"image/png": "x'\"><script>alert(1)</script>"},
    "picture that is HTML": {"image/png": base64.b64encode(b"<script>alert(1)</script>" * 9).decode()},
    "picture with metadata of its own": {"image/png": PNG},
    "forged verdict": {VERDICT: {"points": 9}, "text/html": "<b>9 of 9</b>"},
}


def is_test():
    """nbgrader's metadata of a test cell."""
    about = {"grade": True, "solution": False, "locked": True, "points": 1, "grade_id": "t"}
    return {"nbgrader": about | {"schema_version": 3, "task": False, "cell_type": "code"}}


@pytest.fixture(scope="module")
def formgrader():
    """A function that renders a notebook as nbgrader's formgrader does."""
    config = Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [str(TEMPLATES)]
    exporter = HTMLExporter(config=config)

    def render(notebook):
        resources = {"assignment_id": "a", "notebook_id": "n", "submission_id": "s", "index": 0, "total": 1}
        resources |= {"base_url": "", "student": "x", "last_name": "", "first_name": "", "notebook_path": "p"}
        return exporter.from_notebook_node(notebook, resources=resources)[0]

    return render


@pytest.fixture(scope="module")
def empty_page(formgrader):
    """The page of a notebook in which nothing is written: what formgrader itself runs and loads."""
    return formgrader(new_notebook())


def assert_harmless(inspected, page, empty_page):
    """Nothing runs or loads besides what is formgrader's own."""
    found, own = inspected(page), inspected(empty_page)
    allowed = [each for each in own.attributes if each[0] in ACTIVE]
    assert [each for each in found.attributes if each[0] in ACTIVE] == allowed
    assert page.lower().count("<script") == empty_page.lower().count("<script")
    assert not (found.tags - own.tags) & ACTIVE
    for tag, name, value in found.attributes:
        if (tag, name, value) in own.attributes:
            continue
        assert not name.startswith("on"), (tag, name, value)
        if name in ("src", "srcset", "data", "poster", "background", "action", "style"):
            assert value.startswith(("data:image/png;base64,", "data:image/jpeg;base64,")), value
        if name in ("href", "xlink:href"):
            assert value.startswith(("http://", "https://", "mailto:", "#", "attachment:")), value


def with_attachments(text):
    cell = new_markdown_cell(text)
    cell.attachments = {
        "p.png": {"image/png": PNG},
        "s.svg": {"image/svg+xml": SVG},
        "f.png": {"image/png": SVG, "text/html": "<script>alert(1)</script>"},
    }
    return cell


@pytest.mark.parametrize("kind", MARKDOWN)
def test_markdown_runs_and_loads_nothing(formgrader, empty_page, inspected, kind):
    notebook = new_notebook(cells=[with_attachments(MARKDOWN[kind]), new_raw_cell(MARKDOWN[kind])])
    assert_harmless(inspected, formgrader(sanitised(notebook)), empty_page)


@pytest.mark.parametrize("kind", ["script", "handler", "link", "picture from elsewhere", "diagram"])
def test_these_tests_see_what_is_dangerous(formgrader, empty_page, inspected, kind):
    notebook = new_notebook(cells=[with_attachments(MARKDOWN[kind])])
    with pytest.raises(AssertionError):
        assert_harmless(inspected, formgrader(notebook), empty_page)


PIECES = [
    *"<>/![]():#\\`$| \n-'bp",
    *["$$", "&lt;", "&#60;", "\n\n", "> ", "script", "img src=x onerror=alert(1)", "javascript:", "https://"],
    *[
        "attachment:p.png",
        "mailto:",
        '"',
        "```",
        "mermaid",
        "[x]:",
        "![x]",
        "](",
        "<b>",
        "</p>",
        "<!--",
        "-->",
    ],
    *["&colon;", "&#106;avascript:alert(1)", "[x](", "](attachment:p.png)", "\t", "1. ", "\\begin{x}"],
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_mixture_of_pieces_runs_or_loads(formgrader, empty_page, text):
    from tests.grading.conftest import Inspector

    def inspect(page):
        inspector = Inspector()
        inspector.feed(page)
        return inspector

    notebook = sanitised(new_notebook(cells=[with_attachments(text)]))
    assert_harmless(inspect, formgrader(notebook), empty_page)


@pytest.mark.parametrize("kind", OUTPUTS)
@pytest.mark.parametrize("output_type", ["display_data", "execute_result"])
def test_outputs_run_and_load_nothing(formgrader, empty_page, inspected, kind, output_type):
    output = new_output(output_type, nbformat.from_dict(OUTPUTS[kind]))
    output.metadata = {
        "isolated": True,
        "text/html": {"isolated": True},
        "filenames": {"image/png": "//evil.example/x.png"},
        "image/png": {"width": "1 onload=alert(1)", "alt": "x"},
    }
    cell = new_code_cell("1", metadata={"tags": ["'><script>alert(1)</script>"], "alt": "x"})
    notebook = new_notebook(cells=[cell], metadata={"widgets": {"x": {"state": {}}}, "title": "<script>"})
    cell.outputs = [output]
    cell.execution_count = "<script>alert(1)</script>"
    safe = sanitised(notebook)
    assert_harmless(inspected, formgrader(safe), empty_page)
    assert all(set(each.data) <= {"text/plain", "image/png"} for each in safe.cells[0].outputs)


def test_streams_and_errors_are_kept_as_text(formgrader, empty_page, inspected):
    outputs = [
        new_output("stream", name="<script>", text="<script>alert(1)</script>"),
        new_output("stream", name="stderr", text="careful"),
        new_output("error", ename="<b>", evalue="<i>", traceback=["\x1b[0;31m<script>\x1b[0m: no"]),
    ]
    safe = sanitised(new_notebook(cells=[new_code_cell("1", outputs=outputs)]))
    assert_harmless(inspected, formgrader(safe), empty_page)
    first, second, error = safe.cells[0].outputs
    assert (first.name, first.text, second.name) == ("stdout", "<script>alert(1)</script>", "stderr")
    assert error.traceback == ["<script>: no"]


def test_pictures_are_kept(formgrader):
    cell = new_code_cell(
        "1", outputs=[new_output("display_data", {"image/png": PNG + "\n", "text/plain": "x"})]
    )
    text = with_attachments("![a plot](attachment:p.png) and ![again](attachment:f.png)")
    safe = sanitised(new_notebook(cells=[cell, text]))
    assert safe.cells[0].outputs[0].data == {"image/png": PNG + "\n", "text/plain": "x"}
    assert safe.cells[1].attachments == {"p.png": {"image/png": PNG}}
    assert formgrader(safe).count(f"data:image/png;base64,{PNG}") == 2


def test_photographs_are_kept_in_text():
    cell = new_markdown_cell("![](attachment:a.jpg)", attachments={"a.jpg": {"image/jpeg": JPEG}})
    assert sanitised(new_notebook(cells=[cell])).cells[0].source == "![](attachment:a.jpg)"


@pytest.mark.parametrize(
    "data", ["", "iVBORw0KGgo", PNG + "A" * 4_000_000, None, ["x"], PNG[:40] + "'" + PNG[40:]]
)
def test_what_is_no_picture_or_too_large_goes(data):
    notebook = new_notebook(cells=[new_code_cell("1", outputs=[new_output("display_data")])])
    notebook.cells[0].outputs[0].data = {"image/png": data}
    assert sanitised(notebook).cells[0].outputs == []


def test_verdict_of_a_test_stays_and_is_cleaned_if_it_holds_more(formgrader, empty_page, inspected):
    plain = '<section><p>1 of 2. <a href="https://x.example/#y">why</a></p>'
    plain += '<table><tr><td style="border: 1px">2 &lt; 3</td></tr></table></section>'
    dangerous = plain + "<img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a>"
    for html in (plain, dangerous):
        data = {"text/html": html, VERDICT: {"points": 1}, "text/plain": "1.0", "text/latex": "x"}
        cell = new_code_cell("1", outputs=[new_output("execute_result", data)], metadata=is_test())
        safe = sanitised(nbformat.from_dict(new_notebook(cells=[cell])))
        shown = safe.cells[0].outputs[0].data
        assert set(shown) == {"text/html", VERDICT, "text/plain"}
        assert (shown["text/html"] == html) == (html is plain)
        assert shown["text/html"].startswith("<section><p>1 of 2.")
        page = formgrader(safe).replace(' style="border: 1px"', "")
        buttons = formgrader(sanitised(new_notebook(cells=[new_code_cell("1", metadata=is_test())])))
        assert_harmless(inspected, page, buttons)


HONEST = [
    "Two factors of *equal sign*: $x^2 \\ge 0$, and `a < b`.",
    "H<sub>2</sub>O<br>and <b>bold</b>, see [the book](https://book.example/a(b)) or <i>there</i>",
    "1. first\n2. second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted\n",
    "---\n```python\nif a < b: c = d[0]\n```",
    "$$\\sum_{i<n} x_i$$ if $a < b$ & c > d -> e",
    "[here](#there) [mail](mailto:a@b.example)\n\n[1]: https://book.example",
    "# Title\n\nTab\tand unicode ☃",
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_markdown_stays_as_it_is(text):
    spaced = text.replace("{i<n}", "{i< n}")  # in a formula a space makes no difference
    assert harmless(text) == spaced


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_harmless_stays_so(text):
    assert harmless(harmless(text)) == harmless(text)


def test_text_of_the_instructor_stays():
    text = "<div class='box'>[plot](figure.png)</div>"
    notebook = new_notebook(cells=[new_markdown_cell(text), new_markdown_cell(text + ".")])
    safe = sanitised(notebook, frozenset([text]))
    assert [cell.source for cell in safe.cells] == [text, "< div class='box'>[plot] (figure.png)< /div>."]


def test_text_beyond_all_measure_is_not_shown():
    assert harmless("x" * 200_001) == TOO_LONG


@pytest.mark.parametrize("piece", ["<", "![", "](", "![" + "a" * 50, "]: ", "](\n", "<b", "$$", "[", "\n> "])
def test_time_is_linear(piece):
    """As many steps again for twice the text would be seen here as minutes."""
    harmless((piece * 100_000)[:190_000])


def test_result_is_a_valid_notebook():
    cells = [
        new_code_cell("1", outputs=[new_output("execute_result", {"text/plain": "1"})]),
        with_attachments("x"),
    ]
    nbformat.validate(sanitised(new_notebook(cells=[*cells, new_raw_cell("x")])))
