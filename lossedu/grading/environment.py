"""Environment variables set for a while."""

import os
import sys
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def environment(variables):
    """Set environment variables, and put back afterwards what was there."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def with_own_programs():
    """A PATH that begins where this Python is: nbgrader calls alembic by its bare name, activated or not."""
    own = str(Path(sys.executable).parent)
    return {"PATH": os.pathsep.join([own, os.environ.get("PATH", os.defpath)])}
