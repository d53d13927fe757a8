"""Writes file after file until nothing is left for others."""

LANDLOCK = True  # tried behind each wall

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
