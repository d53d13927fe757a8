"""Write three things so that HTML allows them and a screen reader understands them.

The line that unfolds hidden code holds paragraphs, which a summary must not, and is named differently from
what it says. An entry of the bibliography has a role that is no longer allowed inside a list. What folds the
contents below a page is an arrow without a name.
"""

from html import escape

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode


def visit_hidden_code(self, node):
    """Open a folded cell with two prompts, of which the style sheet shows one."""
    classes = " ".join(node["classes"])
    self.body.append(f'<details class="admonition hide {classes}">\n<summary>')
    self.body.append(f'<span class="collapsed admonition-title">{escape(node["prompt_show"])}</span>')
    self.body.append(f'<span class="expanded admonition-title">{escape(node["prompt_hide"])}</span>')
    self.body.append("</summary>\n")


def depart_hidden_code(self, node):
    self.body.append("</details>\n")


def visit_citation(self, node):
    """Open an entry of the bibliography, and the list around it before the first."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        self.body.append('<div role="list" class="citation-list">\n')
    self.body.append(self.starttag(node, "div", classes=["citation"], role="listitem"))


def depart_citation(self, node):
    self.body.append("</div>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        self.body.append("</div>\n")


def name_the_folds(app, pagename, templatename, context, doctree):
    """Give each arrow in the contents a name."""
    contents = context.get("generate_toctree_html")
    if contents:
        name = '<summary aria-label="Pages below this one">'
        context["generate_toctree_html"] = lambda *args, **how: (
            str(contents(*args, **how)).replace("<summary>", name)
        )


def setup(app):
    """Replace the writers of the two kinds of node, and what writes the contents."""
    app.connect("html-page-context", name_the_folds, priority=950)
    app.add_node(HideCodeCellNode, override=True, html=(visit_hidden_code, depart_hidden_code))
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
