"""Tries things in cells of its own: errors, help, magics, shell lines, an early exit, a syntax error."""

EXTRA = [
    "%%time\n1 + 1",
    "!ls\n%timeit 1",
    "1 / 0",
    "mean(",
    "np.dot?",
    "import sys\nsys.exit(1)",
    "exit()",
    "raise KeyboardInterrupt",
    "input('your name? ')",
    "mean = 5\ndel mean",
]
