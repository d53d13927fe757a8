"""The part of nbgrader's settings that grading relies on, for the command line and for nbgrader itself."""


def configure(config):
    """Put our steps into nbgrader's pipeline.

    ``config`` is the traitlets configuration that ``get_config()`` returns in an ``nbgrader_config.py``.
    The classes are named by text, so that calling this imports nothing of Jupyter.
    """
    config.Autograde.sanitize_preprocessors = [
        "nbgrader.preprocessors.ClearOutput",
        "lossedu.grading.align.AlignCells",  # in place of DeduplicateIds and OverwriteCells
        "nbgrader.preprocessors.OverwriteKernelspec",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    config.Autograde.autograde_preprocessors = [
        "lossedu.grading.execute.SeededExecute",  # in place of Execute
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
    config.Execute.shutdown_kernel = "immediate"  # a kernel that hangs would be waited for otherwise
