"""Takes most of the time that a cell may take, in three cells, one of which ends its process later."""

EARNS = 12  # all but that of the function which aborts
CELLS = {
    "mean": "import time\ntime.sleep(1.6)\ndef mean(values):\n    return np.mean(values)",
    "shift": "time.sleep(1.6)\ndef shift(values):\n    values -= np.mean(values)",
    "double": "time.sleep(1.6)\ndef double(values):\n    return values * 2",
    "square": "import os\ndef square(number):\n    os.abort()",
    "sign": "def sign(number):\n    time.sleep(0.2)\n    return (number > 0) - (number < 0)",
}
