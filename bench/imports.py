"""How long an import takes, in fresh processes, beside NumPy's."""

import subprocess
import sys

from bench import timing

RIVAL = "import numpy"
OURS = ("import lossedu", "import lossedu.losses, lossedu.activations")


def seconds(statement):
    """Return the processor time of a statement in a fresh process, without the start of Python."""
    code = f"import time; start = time.process_time(); {statement}; print(time.process_time() - start)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(run.stdout)


def measured(repeats):
    """Return, for each of our imports, its time in milliseconds and its ratio to ``import numpy``."""
    results = []
    for statement in OURS:
        times = timing.pairs(statement, RIVAL, repeats, clock=seconds)
        milliseconds = timing.median_of_ours(times) * 1e3
        results.append({"statement": statement, "milliseconds": milliseconds, "ratio": timing.ratio(times)})
    return results
