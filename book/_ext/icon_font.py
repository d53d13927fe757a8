"""Cut the icon font down to the icons that the pages show: a dozen of two thousand, 3 kB of 150.

Runs after one_stylesheet, whose rules name the icons that are used.
"""

import logging
import re
from pathlib import Path

from fontTools import subset

FACE = re.compile(r"@font-face\s*\{[^}]*(?:Font Awesome|FontAwesome)[^}]*\}")
SOLID = "vendor/fontawesome/webfonts/fa-solid-900.ttf"
CUT = "icons.woff"
OUR_FACE = f"""\
@font-face{{font-family:"Font Awesome 6 Free";font-weight:900;font-display:block;src:url({CUT})}}
"""


def icons_in(css):
    """Return the code points of the private area, where the font keeps its icons."""
    return set(map(ord, re.findall(r"[\uf000-\uf8ff]", css)))


def cut(font, icons, target):
    """Write the font again with these icons only."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it reports each table and each glyph
    options = subset.Options(flavor="woff", layout_features=[], notdef_outline=True, hinting=False)
    loaded = subset.load_font(str(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=icons)
    subsetter.subset(loaded)
    subset.save_font(loaded, str(target), options)


def use_cut_font(app, exception):
    """Replace the fonts that the style sheet names."""
    if exception or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    sheet = static / "book.css"
    css = sheet.read_text(encoding="utf-8")
    cut(static / SOLID, icons_in(css), static / CUT)
    sheet.write_text(OUR_FACE + FACE.sub("", css), encoding="utf-8")


def setup(app):
    """Run at the end of the build."""
    app.connect("build-finished", use_cut_font, priority=810)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
