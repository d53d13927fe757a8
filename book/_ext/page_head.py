"""Load on each page what the page uses, after its text, and tell search engines what it is about.

The theme and its companions put every script on every page, one of them twice, and let each of them hold up
the text. Pages have no description, and two lines about the width of the screen.
"""

import re

from docutils import nodes
from sphinx.errors import ExtensionError

LONGEST_DESCRIPTION = 160

# A script, and what must stand in the page for it to be of use.
USEFUL_WITH = {
    "clipboard.min.js": 'class="highlight',
    "copybutton.js": 'class="highlight',
    "design-tabs.js": "sd-tab-set",
}


def is_useful(script, body):
    """Whether a page with this text needs the script. Lines in the page itself set up what we do without."""
    if not script.filename:
        return False
    name = str(script.filename).rsplit("/", 1)[-1]
    return USEFUL_WITH.get(name, "") in body


def choose_scripts(scripts, body):
    """Return the useful ones, each once, as scripts that wait until the page has been read."""
    chosen = {script.filename: script for script in scripts if is_useful(script, body)}
    for script in chosen.values():
        script.attributes["defer"] = "defer"
    return list(chosen.values())


def description(doctree):
    """Return the beginning of the page's first paragraph, in whole words."""
    for paragraph in doctree.findall(nodes.paragraph):
        text = " ".join(paragraph.astext().split())
        if len(text) > LONGEST_DESCRIPTION:
            text = text[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + " …"
        if text:
            return text
    return ""


def write_head(app, pagename, templatename, context, doctree):
    """Change what the templates are given."""
    if app.builder.format != "html":
        return
    if "body" not in context and pagename != "search":
        raise ExtensionError(f"{pagename} has no description: say here what it is about")
    context["script_files"] = choose_scripts(context["script_files"], context.get("body", ""))
    tags = re.sub(r'<meta name="viewport"[^>]*>', "", context.get("metatags", ""))
    text = description(doctree) if doctree else f"Search in {app.config.html_title}"
    text = text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    context["metatags"] = f'{tags}\n    <meta name="description" content="{text}" />'


def setup(app):
    """Run after everybody who adds a script."""
    app.connect("html-page-context", write_head, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
