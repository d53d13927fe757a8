"""Build the book into _build/html: run what has to be run, in parallel, then turn the pages into HTML.

    python tools/build_book.py

The builder runs one notebook after the other. Its cache takes outputs from elsewhere, so that a pool of
processes can fill it first, and a notebook whose code is in the cache is not run again. The pages are all
written anew, since each of them lists the others, into an empty folder, so that nothing old stays behind.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 120  # seconds a cell may take
READER = {"name": "myst_nb_md", "type": "plugin"}


def pages_in(contents):
    """Return the names of all pages in a part of a table of contents, at any depth."""
    if isinstance(contents, list):
        return [page for entry in contents for page in pages_in(entry)]
    if not isinstance(contents, dict):
        return []
    own = [contents[key] for key in ("root", "file") if key in contents]
    return own + [page for value in contents.values() for page in pages_in(value)]


def pages(root):
    """Return the names of the pages that _toc.yml lists."""
    return pages_in(yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8")))


def notebooks(root):
    """Return the paths of the pages with code."""
    paths = [root / f"{page}.md" for page in pages(root)]
    return [path for path in paths if "\nkernelspec:" in path.read_text(encoding="utf-8")]


def run_notebooks(paths, folder):
    """Run the notebooks whose code is not in the cache below ``folder``, in parallel; return their paths.

    Raises SystemExit with the traceback of each notebook that failed.
    """
    cache = get_cache(folder)
    records = [cache.add_nb_to_project(str(path), read_data=READER) for path in paths]
    executor = load_executor("local-parallel", cache)
    done = executor.run_and_cache(filter_pks=[record.pk for record in records], timeout=TIMEOUT)
    failed = done.excepted + done.errored
    if failed:
        messages = [cache.get_project_record(path).traceback or "It could not be run." for path in failed]
        sys.exit("\n\n".join(f"{path}\n{message}" for path, message in zip(failed, messages, strict=True)))
    return [Path(path) for path in done.succeeded]


def write_pages(root):
    """Run the builder. A warning is an error, and so is a reference that leads nowhere."""
    shutil.rmtree(root / "_build" / "html", ignore_errors=True)
    builder = Path(sys.executable).with_name("jupyter-book")
    command = [builder, "build", "--all", "-W", "-n", "--keep-going", "-q", root]
    subprocess.run(command, check=True)


def main():
    """Run the notebooks, write the pages."""
    for path in run_notebooks(notebooks(ROOT), ROOT / "_build" / ".jupyter_cache"):
        print(f"ran {path.relative_to(ROOT)}")
    write_pages(ROOT)


if __name__ == "__main__":
    main()
