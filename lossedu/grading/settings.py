"""The part of nbgrader's settings that grading relies on, for the command line and for nbgrader itself."""

# Of this package an answer may use these modules, by calls that the tests' process answers: what an answer
# has borrowed is seen there. The others are not to be had at all.
OFFERED = (
    "activations",
    "arguments",
    "autodiff",
    "classifiers",
    "datasets",
    "gradcheck",
    "losses",
    "network",
    "scores",
    "training",
)


def configure(config):
    """Put our steps into nbgrader's pipeline.

    ``config`` is the traitlets configuration that ``get_config()`` returns in an ``nbgrader_config.py``.
    The classes are named by text, so that calling this imports nothing of Jupyter.
    """
    config.Autograde.sanitize_preprocessors = [
        "nbgrader.preprocessors.ClearOutput",
        "lossedu.grading.execute.AlignCells",  # in place of DeduplicateIds and OverwriteCells
        "nbgrader.preprocessors.OverwriteKernelspec",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    config.Autograde.autograde_preprocessors = [
        "lossedu.grading.execute.IsolatedExecute",  # in place of Execute
        "nbgrader.preprocessors.IgnorePattern",
        "nbconvert.preprocessors.ClearMetadataPreprocessor",
        "nbgrader.preprocessors.LimitOutput",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    config.GenerateFeedback.preprocessors = ["lossedu.grading.feedback.CollectGrades"]
    config.GenerateFeedback.exporter_class = "lossedu.grading.feedback.FeedbackExporter"
    config.LimitOutput.max_lines = 200
    config.IsolatedExecute.withheld = {"lossedu": list(OFFERED)}
