"""Asks for 50 GB of memory, and when it is refused for as much as there is."""

CELLS = {
    "mean": """
def mean(values):
    kept = []
    try:
        kept.append(np.ones(50 * 2**27))
    except MemoryError:
        pass
    for _ in range(8):
        kept.append(bytearray(2**30))
        print("HARM: much memory" if len(kept) > 6 else "")
    return 0.0
""",
}
