"""Sends exceptions with tracebacks of ten megabytes, cell after cell, to be kept in the notebook and shown.
"""

FORGED = """
try:
    from lossedu.isolation import student
    student.frames_of = lambda error: [["cell 1", 1, "f", "y" * 1000]] * 10000
except ImportError:
    pass
"""
CELLS = {
    name: f"{FORGED}\ndef {name}(*arguments):\n    raise ValueError"
    for name in ("mean", "shift", "double", "square", "sign", "primes")
}
