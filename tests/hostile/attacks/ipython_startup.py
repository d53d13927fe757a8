"""Leaves a start-up file for IPython, which runs in every later kernel of the same user."""

CELLS = {
    "mean": """
import os
for home in ("@HOME@", os.path.expanduser("~")):
    try:
        os.makedirs(f"{home}/.ipython/profile_default/startup", exist_ok=True)
        open(f"{home}/.ipython/profile_default/startup/00-marks.py", "w").close()
        print("HARM: wrote a start-up file")
    except OSError:
        pass
""",
}
