"""The chapters as written and as built, and small builds of one page."""

import io
import re
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

ROOT = Path(__file__).parents[2]
CHAPTERS = sorted((ROOT / "book").glob("[0-9][0-9]*-*.md"))
CONF = """
extensions = ["myst_parser", {extensions}]
myst_enable_extensions = ["colon_fence", "dollarmath"]
master_doc = "index"
html_theme = "basic"
numfig = True
bibtex_bibfiles = [{bib!r}]
suppress_warnings = ["config.cache"]
"""


def pytest_generate_tests(metafunc):
    """Run a test that asks for ``chapter`` once for each."""
    if "chapter" in metafunc.fixturenames:
        metafunc.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)


@pytest.fixture(scope="session")
def site():
    """Return the folder of the built book; it must have been built after the last change of its sources."""
    html = ROOT / "_build/html"
    for source in [*(ROOT / "book").glob("*.md"), ROOT / "_config.yml", ROOT / "_toc.yml"]:
        page = html / (f"book/{source.stem}.html" if source.suffix == ".md" else "index.html")
        if not page.exists() or page.stat().st_mtime < source.stat().st_mtime:
            pytest.fail(
                f"{page.relative_to(ROOT)} is older than {source.relative_to(ROOT)}: run `make book` first"
            )
    return html


@pytest.fixture
def build(tmp_path):
    """Return a function that builds one page with extensions and gives its HTML and its warnings."""

    def built(text, *extensions):
        names = ", ".join(repr(name) for name in extensions)
        conf = CONF.format(extensions=names, bib=str(ROOT / "book" / "references.bib"))
        (tmp_path / "conf.py").write_text(conf, encoding="utf-8")
        (tmp_path / "index.md").write_text(f"# Page\n\n{text}\n", encoding="utf-8")
        folders = [tmp_path, tmp_path, tmp_path / "out", tmp_path / "doctrees"]
        warnings = io.StringIO()
        with patch_docutils(tmp_path), docutils_namespace():
            app = Sphinx(*folders, "html", status=None, warning=warnings, freshenv=True)
            app.build()
        html = (tmp_path / "out/index.html").read_text(encoding="utf-8")
        return html, re.sub(r"\x1b\[[\d;]*m", "", warnings.getvalue())

    return built
