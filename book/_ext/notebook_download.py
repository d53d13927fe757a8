"""Offer every page with code as a notebook, beside its source, in the download menu.

The theme does so only where a launch service is configured. The notebook is handed out without outputs.
"""

from pathlib import Path

import nbformat


def offer_notebook(app, pagename, templatename, context, doctree):
    """Write the page's notebook beside the page's source, and tell the theme its address."""
    executed = Path(app.outdir).parent / "jupyter_execute" / f"{pagename}.ipynb"
    if app.builder.name != "html" or not executed.exists():
        return
    notebook = nbformat.read(executed, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
    target = Path(app.outdir) / "_sources" / f"{pagename}.ipynb"
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target)
    context["ipynb_source"] = f"{pagename}.ipynb"


def setup(app):
    """Run before the theme puts its buttons together."""
    app.connect("html-page-context", offer_notebook, priority=450)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
