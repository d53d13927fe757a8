"""Reads the instructor's source notebook, with solutions and hidden tests, from the course's folder."""

CELLS = {
    "mean": """
import glob
import json
def mean(values):
    return 0.0
for path in glob.glob("@COURSE@/**/*.ipynb", recursive=True) + ["@COURSE@/source/tasks/tasks.ipynb"]:
    try:
        with open(path) as file:
            for cell in json.load(file)["cells"]:
                if "BEGIN SOLUTION" in "".join(cell["source"]) and "def mean" in "".join(cell["source"]):
                    print("HARM: read the solution")
                    exec("".join(cell["source"]))
    except OSError:
        pass
""",
}
