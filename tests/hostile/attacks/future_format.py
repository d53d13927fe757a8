"""Claims a notebook format that will be made in a hundred years."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.write_text(path.read_text().replace("\"nbformat\": 4", "\"nbformat\": 104"))
