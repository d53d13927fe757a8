"""Writes into the instructor's home, from where shells and editors read what they run."""

CELLS = {
    "mean": """
import os
for name in ("notes.txt", ".bashrc", ".profile"):
    for home in ("@HOME@", os.path.expanduser("~"), "/root"):
        try:
            with open(f"{home}/{name}", "a") as file:
                file.write("")
            print("HARM: could write", home, name)
        except OSError:
            pass
""",
}
