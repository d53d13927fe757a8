"""The chapters as written and as built."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHAPTERS = sorted((ROOT / "book").glob("[0-9][0-9]-*.md"))


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
