"""Writes file after file until nothing is left for others.

Behind Landlock there is no quota: a look at the folder ten times a second ends the process instead.
"""

CELLS = {
    "mean": """
written = 0
try:
    for number in range(30):
        with open(f"file{number}", "wb") as file:
            written += file.write(bytes(10**7))
except OSError:
    pass
if written > 200 * 10**6:
    print("HARM: wrote", written, "bytes")
""",
}
