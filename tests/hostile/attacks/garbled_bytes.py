"""Writes bytes without meaning to every descriptor, and announces messages of four gigabytes."""

CELLS = {
    "mean": r"""
import os
def mean(values):
    for file in range(3, 20):
        for data in (b"\xff\xff\xff\xff" + bytes(1000), os.urandom(4096)):
            try:
                os.write(file, data)
            except OSError:
                pass
    return 0.0
""",
}
