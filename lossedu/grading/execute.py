"""The isolated executor as a step of nbgrader's pipeline, in place of its Execute."""

from pathlib import Path

from nbgrader.preprocessors import Execute
from traitlets import Bool, Dict, Float

from lossedu.grading import isolate
from lossedu.grading.course import Course
from lossedu.grading.journal import fingerprint_of_folder, fingerprint_of_tools
from lossedu.grading.plans import plans_of
from lossedu.grading.submission import gather


class IsolatedExecute(Execute):
    """Runs answers and tests in two sandboxed processes; ``timeout`` is the time for one cell in seconds."""

    submission_timeout = Float(300, help="seconds for all cells of a notebook together").tag(config=True)
    unsafe = Bool(False, help="grade without a sandbox where there is none").tag(config=True)
    withheld = Dict(
        help="packages that answers may not load, each with the modules of it whose calls the tests' process answers"
    ).tag(config=True)

    @property
    def settings(self):
        """What isolate.run has to know, as plain data."""
        return {
            "unsafe": self.unsafe,
            "withheld": {package: list(modules) for package, modules in self.withheld.items()},
            "cell_seconds": float(self.timeout or 30),
            "submission_seconds": self.submission_timeout,
        }

    def preprocess(self, nb, resources=None, km=None):
        """Run all cells of ``nb``."""
        info = resources["nbgrader"]
        course = Course(Path(self.parent.parent.coursedir.root))
        assignment, name = info["assignment"], info["notebook"]
        plan = plans_of(course, assignment, self.settings, fingerprint_of_source(course, assignment))[name]
        folder = Path(resources["metadata"]["path"])
        files = {file: content for file, content in gather(folder, []).items() if not file.endswith(".ipynb")}
        seed = str(course.seed(assignment, info["student"]))
        isolate.run(nb, plan, self.settings, files, seed=seed)
        return nb, resources


def fingerprint_of_source(course, assignment):
    """Hash of an assignment's source and of everything that grades it."""
    return fingerprint_of_folder(course.source(assignment), fingerprint_of_tools(course))
