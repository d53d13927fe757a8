"""Looks for the source of the tests in In[], in IPython's history and in the cache of lines."""

CELLS = {
    "mean": """
import linecache
def mean(values):
    needle = "".join(["for size in", " (3, 6)"])
    for place in (globals().get("In", []), [str(linecache.cache)], [str(sorted(globals()))]):
        if any(needle in text for text in place):
            print("HARM: found the tests")
    return 0.0
""",
}
