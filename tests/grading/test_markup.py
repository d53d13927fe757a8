"""What students write becomes HTML that runs nothing, loads nothing, and keeps its formulas."""

from xml.etree import ElementTree

import pytest

from lossedu.grading import markup
from lossedu.grading.task import PAGE_SECONDS
from lossedu.isolation.time_limit import time_limit

HARMLESS = {*markup.TEXT_TAGS, *markup.MATH_TAGS}
ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//elsewhere.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<img src='http://elsewhere.example/x.png'>",
    "<img src='data:text/html;base64,PHNjcmlwdD4='>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<math href='javascript:alert(1)'><mi>x</mi></math>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVa\tScRiPt:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<iframe src='//elsewhere.example'></iframe><object data=x></object><embed src=x>",
    "<form action='//elsewhere.example'><input name=a></form>",
    "<button formaction='//elsewhere.example'>go</button>",
    "<base href='//elsewhere.example'><link rel=stylesheet href='//elsewhere.example/x.css'>",
    "<meta http-equiv=refresh content='0;url=//elsewhere.example'>",
    "<p style='background:url(//elsewhere.example/x.png)'>x</p>",
    "<div style='position:fixed;inset:0'>x</div><style>@import '//elsewhere.example/x.css'</style>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><img src=x onerror=alert(1)>-->",
    "</main></body><body onload=alert(1)>",
    "$\\text{<script>alert(1)</script>}$",
    "$\\text{<img src=x onerror=alert(1)>}$",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\style{background:url(//elsewhere.example)}{x}$",
    "![x](http://elsewhere.example/x.png)",
    "![$x$](data:text/html;base64,PHNjcmlwdD4=)",
    '![" onerror="alert(1)](data:image/png;base64,AAAA)',
    "[x](javascript:alert(1))",
    "<details ontoggle=alert(1) open>x</details>",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(
    "way",
    [markup.markdown, markup.clean, lambda text: markup.clean(text, classes=True), markup.report],
)
def test_nothing_runs_or_loads(attack, way, inspected):
    found = inspected(way(attack))
    assert found.tags <= HARMLESS
    for tag, name, value in found.attributes:
        assert not name.startswith("on")
        assert name not in ("style", "srcset", "action", "formaction", "id", "name", "background")
        if name == "src":
            assert tag == "img"
            assert value.startswith("data:image/")
        if name == "href":
            assert tag == "a"
            assert value.startswith(("https://", "http://", "mailto:", "#"))


def test_harmless_markup_stays(inspected):
    text = (
        "<table><tr><th scope='row' colspan='2'>a</th></tr></table><details><summary>b</summary>c</details>"
    )
    found = inspected(markup.clean(text))
    assert {"table", "tr", "th", "details", "summary"} <= found.tags
    assert ("th", "colspan", "2") in found.attributes
    assert "elsewhere" in markup.clean("<a href='https://elsewhere.example/'>x</a>")


def test_classes_are_for_our_own_markup():
    assert "verdict" in markup.clean("<p class='verdict'>x</p>", classes=True)
    assert "verdict" not in markup.clean("<p class='verdict'>x</p>")


@pytest.mark.parametrize(
    "text",
    [
        "<section><p><strong>mse: 1 of 3</strong><br>x &lt; y &amp;&amp; \"z\"</p></section>",
        '<table class="v"><tbody><tr><th scope="row" style="top: 0">a</th><td>b</td></tr></tbody></table>',
        '<p><a href="https://x.example/#y">x</a> <a style="top: 0" href="#y">y</a></p>',
        "<div><p>a</div></div></p>",  # closed where it should not be
        "<p>a</p></section><h1>b</h1>",
        "<p>a &nbsp; b & c</p>",
        "<P>A</P>",
        "<p",
    ],
)
def test_a_report_is_what_cleaning_leaves_of_it(text):
    assert markup.report(text) == markup.clean(text, classes=True)


def test_text_is_text():
    assert markup.markdown("1 < 2 & `<b>`") == "<p>1 &lt; 2 &amp; <code>&lt;b&gt;</code></p>\n"
    assert markup.plain("\x1b[31mred\x1b[0m <b>") == "red <b>"


def test_long_things_are_cut():
    assert "too long" in markup.clean("x" * (markup.LONGEST + 1))
    assert "more characters" in markup.markdown("x" * (markup.LONGEST_MARKDOWN + 1))
    assert markup.plain("x" * (markup.LONGEST_TEXT + 7)).endswith("… 7 more characters")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a<style>b</STYLE >c<script src=x>d</script>e", "ace"),
        ("a<script>b<style>c</script>d</style>e", "ade"),
        ("a<style>b<style>c</style>d</style>", "ad"),
        ("a<style>b<script>c</script>d", "abd"),
        ("a<styles>b</styles>", "ab"),
    ],
)
def test_style_sheets_and_scripts_are_no_text(text, left):
    assert markup.clean(text) == left


LONG = [
    lambda: markup.without_code("<style>" * 200_000),
    lambda: markup.markdown("\\begin{a} " * 19_000),
    lambda: markup.markdown("<b><i>x</b>" * 18_000),
    lambda: markup.report("<p>" + " " * 190_000 + "</p>"),
]


@pytest.mark.parametrize("work", LONG)
def test_long_texts_do_not_take_the_square_of_their_length(work):
    with time_limit(PAGE_SECONDS):
        work()


FORMULAS = {
    r"\hat y": "y^",
    r"\frac{1}{N} \sum_{i=1}^{N} (\hat y_i - y_i)^2": "1N∑i=1N(y^i−yi)2",
    r"L_\delta(r) = \begin{cases} \tfrac12 r^2 & |r| \le \delta \\ \delta|r| & |r| > \delta \end{cases}": (
        "Lδ(r)={12r2|r|≤δδ|r||r|>δ"
    ),
    r"\begin{aligned} a &= b \\ c &= d \end{aligned}": "a=bc=d",
    r"\frac{\partial L}{\partial \hat y}": "∂L∂y^",
    r"\sqrt{1 + \left( \frac{r}{\delta} \right)^2}": "1+(rδ)2",
    r"X^\top (Xw - y) \in \mathbb{R}^{D}": "X⊤(Xw−y)∈ℝD",
}


@pytest.mark.parametrize(("tex", "letters"), FORMULAS.items())
def test_formulas_become_mathml(tex, letters):
    page = markup.markdown(f"$${tex}$$")
    root = ElementTree.fromstring(page.replace("&nbsp;", " "))
    math = root.find("{http://www.w3.org/1998/Math/MathML}math")
    assert math.get("display") == "block"
    assert "".join("".join(math.itertext()).split()) == letters


def test_environments_and_inline_formulas():
    page = markup.markdown("Let $x$ be.\n\n\\begin{align}\na &= b \\label{eq:a} \\\\\nc &= d\n\\end{align}\n")
    assert page.count("<math") == 2
    assert "label" not in page
    assert "(1)" not in page


@pytest.mark.parametrize("tex", ["{" * 3000, "x" * (markup.LONGEST_FORMULA + 1)])
def test_unreadable_formula_is_shown_as_it_was_written(tex):
    page = markup.markdown(f"${tex}$")
    assert tex in page
    assert "<math" not in page


def test_images_in_a_cell_are_shown_and_others_are_links(inspected):
    attached = markup.markdown("![plot](attachment:a.png)", {"a.png": {"image/png": "AAAA"}})
    assert inspected(attached).attributes == [
        ("img", "src", "data:image/png;base64,AAAA"),
        ("img", "alt", "plot"),
    ]
    elsewhere = markup.markdown("![plot](https://elsewhere.example/a.png)")
    assert inspected(elsewhere).attributes == [("a", "href", "https://elsewhere.example/a.png")]
    assert inspected(markup.markdown("![plot](attachment:lost.png)")).tags == {"p", "a"}


def test_headings_leave_room_for_those_of_the_page():
    assert markup.markdown("# One\n\n##### Five") == "<h3>One</h3>\n<h6>Five</h6>\n"
