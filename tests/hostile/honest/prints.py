"""Prints numbers and lines while it is tested."""

CELLS = {"sign": "def sign(number):\n    print(0.0)\n    return (number > 0) - (number < 0)"}
