"""Looks for the seed of the tests and for secrets in its environment and in that of its parents."""

CELLS = {
    "mean": """
import os
found = str(dict(os.environ))
for pid in ("self", os.getppid(), 1):
    try:
        found += open(f"/proc/{pid}/environ").read()
    except OSError:
        pass
if "LOSSEDU_" + "SEED" in found or "CANARY_" + "SECRET" in found:
    print("HARM: read the environment")
""",
}
