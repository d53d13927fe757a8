"""The reference of the package: a page for every module, and on it what is public."""

import importlib
import re
from pathlib import Path

import pytest
import reference

import lossedu

ROOT = Path(__file__).parents[2]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "book/api").glob("*.md")}
SHOWN = re.compile(r"^```{reference} ([\w.]+)$", re.MULTILINE)
CHAPTERS = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "book").glob("*.md")))
CODE = [
    *re.findall(r"```{code-cell}.*?```", CHAPTERS, flags=re.DOTALL),
    *(path.read_text(encoding="utf-8") for path in (ROOT / "solutions").glob("*.py")),
]


def module_of(name):
    """Return the module that a page is about: test cells call lossedu.checks.check."""
    (shown,) = SHOWN.findall(PAGES[name])
    return importlib.import_module(f"lossedu.{shown}")


def test_every_public_module_has_a_page():
    assert sorted(PAGES) == sorted(lossedu.__all__)
    for name, text in PAGES.items():
        assert f"(api-{name})=" in text
        assert module_of(name).__name__.split(".")[1] == name


@pytest.mark.filterwarnings("ignore")  # of the builder and its plugins
def test_the_pages_show_what_is_public(build):
    html, warnings = build("\n\n".join(PAGES.values()), "reference")
    complaints = [line for line in warnings.splitlines() if "WARNING" in line]
    assert [line for line in complaints if "H1" not in line] == []  # of many pages on one
    shown = re.findall(r'<dt class="sig[^"]*" id="([\w.]+)"', html)
    assert len(shown) == len(set(shown))
    for name in PAGES:
        module = module_of(name)
        path = module.__name__.removeprefix("lossedu.")
        public = {f"{path}.{key}" for key in module.__all__ if callable(getattr(module, key))}
        listed = {full for full in shown if full.startswith(f"{path}.")}
        assert public <= listed
        assert {full.removeprefix(f"{path}.").partition(".")[0] for full in listed} <= set(module.__all__)
    assert "training.Adam.update" in shown


@pytest.mark.filterwarnings("ignore")
def test_an_entry_has_signature_arguments_and_example(build):
    html, _ = build("```{reference} losses\n```", "reference")
    (huber,) = re.findall(r'<dt class="sig[^"]*" id="losses.huber">.*?</dd></dl>', html, flags=re.DOTALL)
    read = re.sub(r"<[^>]+>", "", huber)
    assert "losses.huber(y_true, y_pred, *, delta=1.0, sample_weight=None, reduction='mean')" in read
    assert "Parabola r²/2 up to |r| = delta" in read
    assert re.search(r"<li><p><code[^>]*>.*delta.*</code>: ", huber)
    assert 'huber([0.0, 0.0], [0.5, 3.0], delta=1.0, reduction="none")\narray([0.125, 2.5  ])' in read


def test_a_docstring_becomes_markdown():
    docstring = """Return it.

    Arguments:
        y_true (y): an ``array``

    >>> 1 + 1
    2
    """
    expected = "Return it.\n\nArguments:\n\n- `y_true` (y): an `array`\n\n\n```pycon\n>>> 1 + 1\n2\n```"
    assert reference.markdown(docstring) == expected


@pytest.mark.filterwarnings("ignore")
def test_the_overview_names_every_module(build):
    html, _ = build("```{reference-modules}\n```\n\n" + "\n\n".join(PAGES.values()), "reference")
    assert re.findall(r'href="#api-(\w+)"><span class="std std-ref">(\w+)</span></a>: [A-Z]', html) == [
        (name, name) for name in lossedu.__all__
    ]


@pytest.mark.parametrize("name", lossedu.__all__)
def test_what_chapters_and_assignments_call_is_public(name):
    module = module_of(name)
    call = re.compile(rf"\b{module.__name__.rpartition('.')[2]}\.(\w+)\(")
    called = {found for code in CODE for found in call.findall(code)}
    own = {found for found in called if hasattr(module, found)}
    assert own <= set(module.__all__)
