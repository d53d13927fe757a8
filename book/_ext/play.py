"""The directive ``play``: a figure to play with, declared in book/_static/play/NAME.js.

    ```{play} residual
    :alt: Three loss curves over the prediction; a mark on each and its tangent follow the slider.

    Drag the prediction. The squared loss steepens with the distance, the absolute loss does not.
    ```

The content is the caption, one paragraph. ``:alt:`` says what is drawn; the numbers stand in the table below
the drawing. ``:uses: fits`` names scripts that are loaded before the figure's own. The text refers to it, as
to any figure, by ``{numref}`fig-play-residual` ``.
"""

import html
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

SCRIPTS = Path(__file__).resolve().parents[1] / "_static/play"
WORDS_OF_ALT = 15

STAGE = """\
<div class="play" id="play-{name}">
<svg role="img" aria-label="{alt}">
<clipPath id="play-{name}-clip"><rect width="1" height="1"/></clipPath>
</svg>
<noscript><p>This figure moves where scripts are allowed.</p></noscript>
</div>
"""


class Play(SphinxDirective):
    """Put in the stage of the figure, which its script fills, and its caption."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"alt": directives.unchanged_required, "uses": directives.unchanged}

    def run(self):
        name, alt = self.arguments[0], self.options.get("alt", "")
        uses = self.options.get("uses", "").split()
        for script in [*uses, name]:
            if not (SCRIPTS / f"{script}.js").exists():
                return [self.warning(f"there is no book/_static/play/{script}.js")]
        if len(alt.split()) < WORDS_OF_ALT or not self.content:
            return [self.warning(f"{name} needs a caption, and an :alt: of {WORDS_OF_ALT} words or more")]

        on_page = self.env.metadata[self.env.docname].setdefault("play", [])
        wanted = ["formulas", "draw", "play", *uses, name]
        on_page.extend(script for script in wanted if script not in on_page)

        figure = nodes.figure(classes=["play-figure"])
        figure += nodes.raw("", STAGE.format(name=name, alt=html.escape(alt)), format="html")
        text, messages = self.state.inline_text(" ".join(self.content), self.lineno)
        figure += nodes.caption("", "", *text)
        self.set_source_info(figure)
        self.options["name"] = f"fig-play-{name}"
        self.add_name(figure)
        return [figure, *messages]

    def warning(self, text):
        return self.state.document.reporter.warning(f"play: {text}", line=self.lineno)


def add_scripts(app, pagename, templatename, context, doctree):
    """Load the scripts on the pages whose figures need them, and on no other."""
    for script in (context.get("meta") or {}).get("play", []):
        app.add_js_file(f"play/{script}.js", loading_method="defer")


def setup(app):
    app.add_directive("play", Play)
    app.add_css_file("play.css")
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
