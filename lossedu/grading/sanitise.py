"""Takes out of a graded notebook what would run or load when nbgrader's formgrader shows it.

Formgrader renders outputs and Markdown as they are, in a page that may change marks. So a cell is built
anew from the parts that are known to be harmless. All is done in time linear in the text, without parsing
Markdown: a student's text must not be able to hold up the class.
"""

import base64
import re

from nbconvert.filters.ansi import strip_ansi
from nbformat import NotebookNode, from_dict

from lossedu.grading import markup
from lossedu.grading.bare import described
from lossedu.grading.cells import NOTES, VERDICT, is_test, outputs

LONGEST_IMAGE = 4_000_000  # characters of base64
SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
BASE64 = re.compile(r"[A-Za-z0-9+/\s]*={0,2}\s*", re.ASCII)
CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
ATTACHMENT_NAME = re.compile(r"[A-Za-z0-9._-]{1,200}", re.ASCII)
TOO_LONG = "This text is too long to be shown."

# A tag begins with "<" right before a letter, "/", "!" or "?"; a space between the two makes it text. In a
# formula or in code it changes nothing, which an entity would.
STYLES = "b|br|cite|code|del|em|hr|i|ins|kbd|mark|p|q|s|samp|small|strong|sub|sup|u|var"
TAG = re.compile(rf"<(?!/?(?:{STYLES})\s*/?>)(?=[A-Za-z/!?])", re.IGNORECASE | re.ASCII)
ADDRESS = r"https?://|mailto:|\#"
DEFINITION = re.compile(rf"\](?=:)(?!:\s*(?:{ADDRESS}))", re.ASCII)


def sanitised(notebook, known=frozenset()):
    """A new NotebookNode with what may be shown of a graded one, whose texts are single strings.

    ``known`` are texts of cells that the instructor wrote; they stay as they are.
    """
    metadata = described(notebook.metadata)
    if NOTES in notebook.metadata:
        metadata[NOTES] = notebook.metadata[NOTES]
    cells = [safe_cell(cell, index, known) for index, cell in enumerate(notebook.cells)]
    return NotebookNode(nbformat=4, nbformat_minor=5, metadata=from_dict(metadata), cells=cells)


def safe_cell(cell, index, known):
    """One cell, of all its metadata only nbgrader's part."""
    metadata = {"nbgrader": cell.metadata["nbgrader"]} if "nbgrader" in cell.metadata else {}
    cell_id = cell.get("id", "")
    safe = NotebookNode(
        cell_type=cell.cell_type,
        id=cell_id if CELL_ID.fullmatch(cell_id) else f"cell-{index}",
        metadata=NotebookNode(metadata),
        source=cell.source,
    )
    if cell.cell_type == "code":
        shown = [safe_output(output, is_test(cell)) for output in outputs(cell)]
        safe.outputs = [output for output in shown if output]
        safe.execution_count = whole(cell.get("execution_count"))
        return safe
    images = safe_attachments(cell.get("attachments"))
    if images:
        safe.attachments = images
    if cell.source not in known or "attachment:" in cell.source:
        safe.source = harmless(cell.source, images)
    return safe


def whole(count):
    """A cell's running number, or None if it is none."""
    return count if isinstance(count, int) else None


def safe_output(output, by_test):
    """One output, or None if nothing of it may be shown; ``by_test`` if a test cell made it."""
    kind = output.output_type
    if kind == "stream":
        name = "stderr" if output.name == "stderr" else "stdout"
        return NotebookNode(output_type=kind, name=name, text=output.text)
    if kind == "error":
        traceback = [strip_ansi(line) for line in output.traceback]
        return NotebookNode(output_type=kind, ename=output.ename, evalue=output.evalue, traceback=traceback)
    data = safe_data(output.get("data", {}), by_test)
    if kind not in ("execute_result", "display_data") or not data:
        return None
    safe = NotebookNode(output_type=kind, data=NotebookNode(data), metadata=NotebookNode())
    if kind == "execute_result":
        safe.execution_count = whole(output.get("execution_count"))
    return safe


def safe_data(data, by_test):
    """The forms of an output that may be shown, as a dict from MIME type to content."""
    safe = {}
    if isinstance(data.get("text/plain"), str):
        safe["text/plain"] = data["text/plain"]
    if is_image("image/png", data.get("image/png")):
        safe["image/png"] = data["image/png"]
    if by_test and isinstance(data.get("text/html"), str):
        safe["text/html"] = safe_html(data["text/html"])
    if by_test and VERDICT in data:
        safe[VERDICT] = data[VERDICT]
    return safe


def safe_html(text):
    """HTML of a test cell: as it is if all its tags are plain ones, else cleaned, which takes long."""
    return str(markup.clean(text, classes=True)) if markup.UNUSUAL.search(text) else text


def is_image(kind, data):
    """Whether a text is the base64 of an image of this MIME type, and not too large."""
    if not isinstance(data, str) or not 16 < len(data) <= LONGEST_IMAGE or not BASE64.fullmatch(data):
        return False
    start = "".join(data[:64].split())[:16]
    return len(start) == 16 and base64.b64decode(start).startswith(SIGNATURES[kind])


def safe_attachments(attachments):
    """The PNG and JPEG images among a cell's attachments that have plain names."""
    safe = {}
    for name, forms in (attachments if isinstance(attachments, dict) else {}).items():
        images = {kind: forms[kind] for kind in SIGNATURES if is_image(kind, forms.get(kind))}
        if images and ATTACHMENT_NAME.fullmatch(name):
            safe[name] = images
    return NotebookNode(safe)


def harmless(text, images=()):
    """Markdown in which no HTML is left but plain styles, and no address but those of web pages.

    ``images`` are the names of the cell's attachments; other images become links, since they would load
    something. A space is put where one of these begins, so that a reader still sees what was written.

    >>> harmless("<i>a</i> <script>b</script> $a<b$ [c](javascript:d)")
    '<i>a</i> < script>b< /script> $a< b$ [c] (javascript:d)'
    """
    if len(text) > markup.LONGEST:
        return TOO_LONG
    names = "|".join(re.escape(name) for name in images) or r"(?!)"
    image = rf"attachment:(?:{names})\)"
    text = TAG.sub("< ", text)
    text = re.sub(rf"!(?=\[)(?!\[[\w .,-]{{0,200}}\]\({image})", "! ", text)
    text = re.sub(rf"\](?=\()(?!\(\s*(?:{ADDRESS}|{image}))", "] ", text)
    return DEFINITION.sub("] ", text)
