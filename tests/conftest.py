"""What holds for all tests: in CI nothing is skipped, and PyTorch is optional."""

import os
from importlib.util import find_spec

import hypothesis
import pytest

# The same examples on every run; `pytest --hypothesis-profile=deep` looks for new ones.
hypothesis.settings.register_profile("lean", max_examples=20, deadline=None, derandomize=True)
hypothesis.settings.register_profile("deep", max_examples=3000, deadline=None)
hypothesis.settings.load_profile("lean")


def pytest_report_header():
    """Say whether the comparisons with PyTorch run."""
    return None if find_spec("torch") else "PyTorch is not installed: tests marked torch are left out"


def pytest_collection_modifyitems(config, items):
    """Leave out the tests marked torch where PyTorch is not installed."""
    if find_spec("torch"):
        return
    left_out = [item for item in items if item.get_closest_marker("torch")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session, exitstatus):
    """Turn a skipped test into a failed run where CI is set: there every program is installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("CI") and skipped and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line(f"\n{len(skipped)} skipped: where CI is set, nothing may be skipped", red=True)
