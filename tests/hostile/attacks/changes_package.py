"""Adds to a package that every later Python process loads."""

CELLS = {
    "mean": """
import sys
for folder in [np.__path__[0], *sys.path]:
    try:
        open(f"{folder}/canary_module.pth", "a").close()
        if folder:
            import os
            if os.path.realpath(folder) != os.getcwd():
                print("HARM: wrote into", folder)
            os.unlink(f"{folder}/canary_module.pth")
    except OSError:
        pass
""",
}
