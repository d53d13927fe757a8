"""Makes thousands of folders, one below the other and side by side, without rights, for whoever clears up."""

CELLS = {
    "mean": """
import os
for number in range(3000):
    open(f"empty{number}", "w").close()
for number in range(300):
    os.mkdir("deep", 0o700)
    os.chdir("deep")
os.mkdir("closed", 0)
""",
}
