"""Writes halves of letters into the source of its cells, as JSON may, and files may not."""

EXTRA = ["'HALF'"]


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.write_text(path.read_text().replace("HALF", "\\ud800\\u0000"))
