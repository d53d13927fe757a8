"""Makes symbolic and hard links in its own folder to files outside, and writes through them."""

CELLS = {
    "mean": """
import os
for number, make in enumerate((os.symlink, os.link)):
    try:
        make("@HOME@/notes.txt", f"link{number}")
        with open(f"link{number}", "w") as file:
            file.write("changed")
        print("HARM: wrote through a link")
    except OSError:
        pass
""",
}
