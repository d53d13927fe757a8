"""Let the tabulator key come to boxes that scroll, without laying out a whole page to find them.

The theme measures all boxes of a page as soon as it is loaded, and again when a figure changes. That lays out
every section, however far from the screen: on a phone it takes a second. Here that call is taken out of the
theme's script, and _static/scrolling_boxes.js does its work.
"""

import re
from pathlib import Path

from sphinx.errors import ExtensionError

SCRIPT = "_static/scripts/pydata-sphinx-theme.js"
CALL = re.compile(r'"complete"===document\.readyState\?(\w+)\(\):window\.addEventListener\("load",\1\)')


def take_out_the_call(app, exception):
    """Write the theme's script again without its last statement."""
    if exception or app.builder.format != "html":
        return
    path = Path(app.outdir) / SCRIPT
    text, count = CALL.subn("void 0", path.read_text(encoding="utf-8"))
    if count != 1:
        raise ExtensionError(f"{SCRIPT} no longer measures all boxes where we look for it")
    path.write_text(text, encoding="utf-8")


def setup(app):
    """Load our script on every page, and mend the theme's at the end of the build."""
    app.add_js_file("scrolling_boxes.js", loading_method="defer")
    app.connect("build-finished", take_out_the_call)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
