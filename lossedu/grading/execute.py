"""Runs a submitted notebook as nbgrader does, with the seed of its student in the kernel's environment."""

from pathlib import Path

from nbgrader.preprocessors import Execute

from lossedu.grading.course import Course
from lossedu.grading.environment import environment

SEED_VARIABLE = "LOSSEDU_SEED"
# One thread a kernel: two workers fill two cores, and sums come out in the same order on every machine.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class SeededExecute(Execute):
    """nbgrader's Execute; the test cells find in LOSSEDU_SEED a seed made of assignment, student and
    course secret.
    """

    def preprocess(self, nb, resources=None, km=None):
        """Run all cells of ``nb``."""
        info = resources["nbgrader"]
        course = Course(Path(self.parent.parent.coursedir.root))
        seed = course.seed(info["assignment"], info["student"])
        with environment(ONE_THREAD | {SEED_VARIABLE: str(seed)}):
            return super().preprocess(nb, resources, km=km)
