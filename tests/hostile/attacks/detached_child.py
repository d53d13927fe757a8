"""Leaves a process behind that goes on in a session of its own."""

CELLS = {
    "mean": """
import subprocess
import sys
try:
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"], start_new_session=True)
    print("HARM: started a process")
except OSError:
    pass
""",
}
