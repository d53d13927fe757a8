"""Settings of nbgrader for this course; `nbgrader autograde` and its other commands read them here."""

from pathlib import Path

from lossedu.grading.settings import configure

c = get_config()  # noqa: F821  (nbgrader hands it in)

# ---- course and release -------------------------------------------------------------------------------

# All student data lives in one folder outside of git.
c.CourseDirectory.root = str(Path(__file__).resolve().parent / "_build" / "course")

# An unanswered function returns None and an unanswered value stays None: the verdict says so in plain words.
c.ClearSolutions.code_stub = {"python": "# Write your answer here.\n..."}
c.ClearSolutions.text_stub = "*Write your answer here.*"

# A rubric stands in the locked question above the answer, where whoever grades by hand sees it. In the
# answer's own cell it would spoil the checksum by which an untouched answer is known.
c.ClearMarkScheme.enforce_metadata = False

# ---- grading and feedback -----------------------------------------------------------------------------

# The steps of `lossedu grade`, so that `nbgrader autograde` and the formgrader's button grade alike.
configure(c)

# A cell that runs longer is stopped and counts as failed; the cells after it still run.
c.Execute.timeout = 30
