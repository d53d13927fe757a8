"""Hands in a link to the instructor's own notebook in place of a notebook."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.unlink()
    path.symlink_to(folder.parents[2] / "source" / "tasks" / "tasks.ipynb")
