"""Hands in JSON in another encoding, of which one byte is no UTF-8."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.write_bytes(path.read_text(encoding="utf-8").replace("tests", "té", 1).encode("latin-1") + b"\xe9")
