"""What the cells of a graded notebook say: which are tests, how they ended, and the verdict they gave."""

VERDICT = "application/vnd.lossedu.verdict+json"
NOTES = "lossedu_notes"  # key of a notebook's metadata: what was put right before it ran
TIMED_OUT = "CellTimeoutError"  # name of the error that nbgrader writes into a cell that was stopped


def is_test(cell):
    """Whether a cell is graded by running it."""
    about = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(about.get("grade")) and not about.get("solution")


def grade_id(cell):
    """The cell's grade_id, or None."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def outputs(cell):
    """The cell's outputs; none for text."""
    return cell.get("outputs", [])


def error_of(cell):
    """The first error among the cell's outputs, or None."""
    return next((output for output in outputs(cell) if output.output_type == "error"), None)


def timed_out(cell):
    """The error by which the time limit stopped the cell, or None."""
    return next((output for output in outputs(cell) if output.get("ename") == TIMED_OUT), None)


def result_of(cell):
    """MIME data of the value of the cell's last expression, or an empty dict."""
    results = [output.data for output in outputs(cell) if output.output_type == "execute_result"]
    return results[-1] if results else {}


def verdict_of(cell):
    """The verdict's JSON as a dict, or None; only a test cell's own result counts, not what others print."""
    data = result_of(cell).get(VERDICT) if is_test(cell) else None
    return data if isinstance(data, dict) else None
