"""The directive ``install-lossedu``: a link to the wheel that the site serves, and the line that installs it.

The wheel lies at the top of the site, where tools/make_wheel.py puts it. Its name is computed, and its
address is relative, since nobody knows here where the site will be.
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import lossedu


def wheel_name():
    """Return the name of the wheel's file."""
    return f"lossedu-{lossedu.__version__}-py3-none-any.whl"


class InstallLossedu(SphinxDirective):
    """Write a sentence with the link, and the line."""

    def run(self):
        name = wheel_name()
        address = "../" * self.env.docname.count("/") + name
        link = nodes.reference("", "", nodes.literal("", name), refuri=address, internal=True)
        rest = nodes.Text(", and run in the folder where it lies:")
        sentence = nodes.paragraph("", "Download ", link, rest)
        line = f'python -m pip install "{name}[student]"'
        return [sentence, nodes.literal_block(line, line, language="bash")]


def setup(app):
    app.add_directive("install-lossedu", InstallLossedu)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
