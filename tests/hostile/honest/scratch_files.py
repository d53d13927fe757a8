"""Writes and reads files beside its notebook, one of which it has handed in."""

FILES = {"numbers.txt": "2 3 5"}
CELLS = {
    "mean": """
import pathlib
import tempfile
print(np.loadtxt("numbers.txt"))
pathlib.Path("kept.txt").write_text("0")
with tempfile.TemporaryFile() as file:
    file.write(b"x")
def mean(values):
    return np.mean(values) + float(pathlib.Path("kept.txt").read_text())
""",
}
