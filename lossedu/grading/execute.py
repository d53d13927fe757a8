"""Our steps in nbgrader's pipeline: the one that aligns a submission, and the isolated executor."""

from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Bool, Dict, Float

from lossedu.grading import isolate
from lossedu.grading.align import align, grade_ids
from lossedu.grading.cells import NOTES
from lossedu.grading.course import Course
from lossedu.grading.inputs import beside
from lossedu.grading.journal import fingerprint_of_source
from lossedu.grading.originals import originals_of
from lossedu.grading.plans import plans_of
from lossedu.grading.submission import gather


class AlignCells(NbGraderPreprocessor):
    """nbgrader's step that aligns a submission; the notebook's metadata say what was put right."""

    def preprocess(self, nb, resources):
        """Align ``nb`` in place."""
        info = resources["nbgrader"]
        coursedir = self.parent.parent.coursedir
        source = coursedir.format_path(coursedir.source_directory, ".", info["assignment"])
        order = grade_ids(nbformat.read(Path(source) / f"{info['notebook']}.ipynb", as_version=4))
        with Gradebook(info["db_url"]) as gradebook:
            originals = originals_of(gradebook.find_notebook(info["notebook"], info["assignment"]), order)
        notes = align(nb, originals)
        nb.metadata[NOTES] = notes
        return nb, resources


class IsolatedExecute(Execute):
    """Runs answers and tests in two sandboxed processes; ``timeout`` is the time for one cell in seconds."""

    submission_timeout = Float(300, help="seconds for all cells of a notebook together").tag(config=True)
    unsafe = Bool(False, help="grade without a sandbox where there is none").tag(config=True)
    withheld = Dict(
        help="packages that answers may not load, each with the modules that the tests' process answers for"
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
        isolate.run(nb, plan, self.settings, files, beside(course, assignment), seed=seed)
        return nb, resources
