"""The plans of an assignment's notebooks, kept from one run to the next in the course's private folder."""

import json
import os


def path_of(course, assignment):
    """Where the plans of an assignment are kept."""
    return course.private / "plans" / f"{assignment}.json"


def load(course, assignment):
    """Return the dict that was kept, or None if there is none to be read."""
    try:
        return json.loads(path_of(course, assignment).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def save(course, assignment, kept):
    """Keep the ``fingerprint`` of a source, the ``settings`` of isolate and the ``plans`` made with them."""
    path = path_of(course, assignment)
    path.parent.mkdir(exist_ok=True)
    scratch = path.with_suffix(f".{os.getpid()}")
    scratch.write_text(json.dumps(kept), encoding="utf-8")
    os.replace(scratch, path)
