"""Put a valid start page at the top of the site, and take out what no page asks for.

The builder's start page is a single tag, which is no document. The theme leaves source maps, scripts and
fonts in its static folder, nine tenths of the site, that nothing loads.
"""

import shutil
from pathlib import Path

UNUSED = [
    "**/*.map",
    "locales",
    "scripts/fontawesome.js*",
    "sphinx-thebe.*",
    "styles",
    "vendor",
    "*webpack-macros.html",
]

START = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="The start of the book is one page on.">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={target}">
<link rel="icon" href="_static/favicon.svg">
</head>
<body><main><h1>{title}</h1><p><a href="{target}">Start reading</a></p></main></body>
</html>
"""


def tidy(app, exception):
    """Write the start page and remove what is not used."""
    if exception or app.builder.format != "html":
        return
    folder = Path(app.outdir)
    target = f"{app.config.root_doc}.html"
    start = START.format(language=app.config.language, title=app.config.html_title, target=target)
    (folder / "index.html").write_text(start, encoding="utf-8")
    for pattern in UNUSED:
        for path in sorted((folder / "_static").glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def setup(app):
    """Run when all else is done."""
    app.connect("build-finished", tidy, priority=990)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
