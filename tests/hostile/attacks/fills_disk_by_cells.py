"""Writes a little in each of many quick cells, so that nobody is ever silent for long."""

EXTRA = [
    """
import os
count = 0
""",
    *[
        """
with open(f"part{count}", "wb") as file:
    count += 1
    file.write(bytes(12_000_000))
"""
    ]
    * 14,
    """
if sum(os.path.getsize(name) for name in os.listdir() if os.path.isfile(name)) > 120_000_000:
    print("HARM: wrote into the scratch folder what it may not")
""",
]
