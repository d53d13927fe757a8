"""Say how large each picture is, so that the text below it does not jump when the picture arrives.

A picture that is not yet on the screen waits until it is about to be seen.
"""

import re
from pathlib import Path

PIXELS_PER_POINT = 96 / 72
PICTURE = re.compile(r'<img (?P<attributes>[^>]*?)src="(?P<source>[^"]*/(?P<name>[^/"]+\.svg))"')
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"', flags=re.DOTALL)


def size_of(path):
    """Return width and height of a drawing by Matplotlib, in pixels, or None for any other."""
    found = SIZE.search(path.read_text(encoding="utf-8"))
    return found and [round(float(points) * PIXELS_PER_POINT) for points in found.groups()]


def write_sizes(app, pagename, templatename, context, doctree):
    """Add width and height to each picture in the text of a page."""
    if app.builder.format != "html" or not context.get("body"):
        return
    files = {name: Path(app.srcdir, path) for path, name in app.builder.images.items()}

    def with_size(found):
        size = size_of(files[found["name"]]) if found["name"] in files else None
        if size is None:
            return found[0]
        return f'<img width="{size[0]}" height="{size[1]}" loading="lazy"{found[0][4:]}'

    context["body"] = PICTURE.sub(with_size, context["body"])


def setup(app):
    """Run when the text of a page has been written."""
    app.connect("html-page-context", write_sizes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
