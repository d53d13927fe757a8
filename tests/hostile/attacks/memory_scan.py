"""Searches the memory of its own process, which was forked from another one, for the text of the tests."""

CELLS = {
    "mean": """
needle = ("".join(["for size in", " (3, 6)"])).encode()
def mean(values):
    try:
        with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as memory:
            for line in maps:
                if " rw" in line:
                    start, end = (int(part, 16) for part in line.split()[0].split("-"))
                    memory.seek(start)
                    if end - start < 1 << 28 and needle in memory.read(end - start):
                        print("HARM: found the tests")
    except OSError:
        pass
    return 0.0
""",
}
