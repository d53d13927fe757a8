"""Ends its process at each of five calls; each time a new one must know the answers that are left."""

CELLS = {
    name: f"import os\ndef {name}(*arguments):\n    os._exit(1)"
    for name in ("mean", "shift", "double", "square", "sign")
}
