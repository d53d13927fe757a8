"""Takes most of the time that a cell may take, in three cells, one of which ends its process later."""

STATUS = "review"  # somebody should look at what ends its process
EARNS = 12  # all but that of the function which aborts
CELLS = {
    "mean": "import time\ntime.sleep(1.2)\ndef mean(values):\n    return np.mean(values)",
    "shift": "time.sleep(1.2)\ndef shift(values):\n    values -= np.mean(values)",
    "double": "time.sleep(1.2)\ndef double(values):\n    return values * 2",
    "square": "import os\ndef square(number):\n    os.abort()",
    "sign": "def sign(number):\n    time.sleep(0.1)\n    return (number > 0) - (number < 0)",
}
