"""The built site, served on this machine, and the programs that look at it."""

import json
import shutil
import subprocess
from pathlib import Path

import build_book
import pytest
import site_server
import visits

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
NPM = ROOT / "_build" / "npm" / "tests-site" / "node_modules"


def pages():
    """Return the addresses of all pages below the site's: those of the contents, and the search."""
    return ["search.html", *(f"{page}.html" for page in build_book.pages(ROOT))]


def pytest_generate_tests(metafunc):
    """Run a test that asks for ``name`` once for each page, all tests of a page in one process.

    They share the visits to it, which take long.
    """
    if "name" in metafunc.fixturenames:
        grouped = [pytest.param(page, marks=pytest.mark.xdist_group(page)) for page in pages()]
        metafunc.parametrize("name", grouped)


@pytest.fixture(scope="session")
def site():
    """Return the folder of the built site."""
    if not (SITE / "index.html").exists():
        pytest.fail("the site has not been built: run `make book`")
    return SITE


@pytest.fixture(scope="session")
def address(site):
    """Serve the site; return its address."""
    with site_server.serving(site) as served:
        yield served


@pytest.fixture(scope="session")
def browser():
    """Start Chromium once for all tests."""
    if visits.chromium_path() is None:
        pytest.skip("Chromium is missing (on Debian: apt-get install chromium)")
    with visits.chromium() as started:
        yield started


@pytest.fixture(scope="session")
def axe():
    """Return the script that looks for what keeps people out."""
    script = NPM / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.skip("axe-core is missing: run `make site-tools`")
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def complaints():
    """Return a function that gives the complaints of the Nu HTML checker about files."""
    jar = NPM / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists():
        pytest.skip("vnu-jar is missing: run `make site-tools`")
    if shutil.which("java") is None:
        pytest.skip("Java is missing (on Debian: apt-get install default-jre-headless)")

    def check(*files):
        command = ["java", "-jar", jar, "--errors-only", "--format", "json", "--stdout", *files]
        output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        found = json.loads(output)["messages"]
        return [f"{m['url'].rpartition('/')[2]}:{m.get('lastLine')} {m['message']}" for m in found]

    return check
