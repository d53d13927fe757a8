"""Puts scripts into text, outputs, names and errors, for the browser of whoever looks at the graded
notebook.
"""

SCRIPT = "<script>canary(1)</script><img src=x onerror=canary(1)><svg onload=canary(1)>"
SCRIPT += "[x](javascript:canary(1))"
CELLS = {
    "mean": f"""
class Shown:
    def _repr_html_(self):
        return {SCRIPT!r}
    def __repr__(self):
        return {SCRIPT!r}
    def _repr_mimebundle_(self, *arguments, **named):
        return {{"text/html": {SCRIPT!r}, "application/javascript": "canary(1)"}}
print({SCRIPT!r})
display(Shown())
def mean(values):
    raise ValueError({SCRIPT!r})
Shown()
"""
}


def edit(notebook):
    notebook.cells[0].source = SCRIPT
    notebook.cells[0].attachments = {'x"><script>canary(1)</script>': {"image/svg+xml": "PHN2Zy8+"}}
    notebook.metadata["title"] = SCRIPT
