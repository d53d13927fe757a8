"""The book's own directives, each in a small build: what they write, and what they refuse."""

import io
import re

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

CONF = """
extensions = ["myst_parser", {extensions}]
myst_enable_extensions = ["colon_fence", "dollarmath"]
master_doc = "index"
html_theme = "basic"
numfig = True
suppress_warnings = ["config.cache"]
"""


@pytest.fixture
def build(tmp_path):
    """Return a function that builds one page with extensions and gives its HTML and its warnings."""

    def built(text, *extensions):
        names = ", ".join(repr(name) for name in extensions)
        (tmp_path / "conf.py").write_text(CONF.format(extensions=names), encoding="utf-8")
        (tmp_path / "index.md").write_text(f"# Page\n\n{text}\n", encoding="utf-8")
        folders = [tmp_path, tmp_path, tmp_path / "out", tmp_path / "doctrees"]
        warnings = io.StringIO()
        with patch_docutils(tmp_path), docutils_namespace():
            app = Sphinx(*folders, "html", status=None, warning=warnings, freshenv=True)
            app.build()
        html = (tmp_path / "out/index.html").read_text(encoding="utf-8")
        return html, re.sub(r"\x1b\[[\d;]*m", "", warnings.getvalue())

    return built


# ------------------------------------------------------------------------------------------------- quiz

DOUBLED = """\
:::{quiz} Every residual doubles. What does $r^2$ do?
:name: quiz-doubled

- It doubles.
  : That is $|r|$.
+ It becomes four times
  as large.
  : A square grows with
  the square.
:::
"""


@pytest.mark.filterwarnings("ignore")  # of the builder and its plugins
def test_a_quiz_is_a_fieldset_with_a_reply_to_every_option(build):
    html, warnings = build(f"{DOUBLED}\n\n{{any}}`quiz-doubled`", "quiz")
    assert "quiz:" not in warnings
    (quiz,) = re.findall(r"<fieldset.*?</fieldset>", html, flags=re.DOTALL)
    assert 'id="quiz-doubled"' in quiz
    assert re.search(r"<legend>Every residual doubles.*?math.*?</legend>", quiz)
    assert len(re.findall(r'<label><input type="radio" name="quiz-1" value="\d">', quiz)) == 2
    reply = r'<p class="quiz-reply quiz-(\w+)" role="status"><span><b>(.*?)</b> (.*?)</span>'
    (kind, mark, _), right = re.findall(reply, quiz)
    assert (kind, mark) == ("wrong", "No.")
    assert right == ("right", "Right.", "A square grows with the square.")
    assert "It becomes four times as large." in quiz
    assert "quiz.js" in html


@pytest.mark.filterwarnings("ignore")
def test_a_page_without_a_quiz_loads_no_script_of_it(build):
    html, _ = build("Text.", "quiz", "play")
    assert "quiz.js" not in html
    assert "play.js" not in html


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("- One.\n  : Why.\n- Two.\n  : Why.", "exactly one right option"),
        ("+ One.\n  : Why.\n+ Two.\n  : Why.", "exactly one right option"),
        ("+ One.\n  : Why.\n- Two.", "every option of a quiz needs a reply"),
        ("Choose.\n+ One.\n  : Why.", "not with 'Choose.'"),
    ],
)
def test_a_quiz_that_is_badly_written_is_a_warning(build, content, complaint):
    _, warnings = build(f":::{{quiz}} Which?\n{content}\n:::", "quiz")
    assert complaint in warnings


# ------------------------------------------------------------------------------------------------- play

ALT = "Three loss curves over the prediction, with a mark and a tangent on each that follow the slider below."


def play(name, alt=ALT, uses="fits", caption="A caption with $x$."):
    return f":::{{play}} {name}\n:alt: {alt}\n:uses: {uses}\n\n{caption}\n:::\n"


@pytest.mark.filterwarnings("ignore")
def test_a_figure_to_play_with_is_a_described_and_numbered_figure(build):
    html, warnings = build(play("outlier") + "\nSee {numref}`fig-play-outlier`.", "play")
    assert "play:" not in warnings
    (figure,) = re.findall(r"<figure.*?</figure>", html, flags=re.DOTALL)
    assert 'id="fig-play-outlier"' in figure
    assert f'<svg role="img" aria-label="{ALT}">' in figure
    assert "A caption with" in figure
    assert 'href="#fig-play-outlier"><span class="std std-numref">Fig. 1</span>' in html
    scripts = re.findall(r'<script defer="defer" src="_static/play/(\w+)\.js', html)
    assert scripts == ["formulas", "play", "fits", "outlier"]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (play("nothing"), "no book/_static/play/nothing.js"),
        (play("outlier", uses="no_such"), "no book/_static/play/no_such.js"),
        (play("outlier", alt="Too short."), "an :alt: of 15 words"),
        (play("outlier", caption=""), "needs a caption"),
    ],
)
def test_a_figure_that_is_badly_declared_is_a_warning(build, text, complaint):
    _, warnings = build(text, "play")
    assert complaint in warnings
