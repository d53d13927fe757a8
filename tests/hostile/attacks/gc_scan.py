"""Searches all objects that the garbage collector knows for a function or the text of the tests."""

CELLS = {
    "mean": """
import gc
needle = "".join(["for size in", " (3, 6)"])
def mean(values):
    for thing in gc.get_objects():
        try:
            if isinstance(thing, dict) and thing is not globals():
                if any(isinstance(value, str) and needle in value for value in thing.values()):
                    print("HARM: found the tests")
            if getattr(thing, "__name__", "") == "".join(["refer", "ence"]):
                print("HARM: found the reference")
                return thing(values)
        except Exception:
            pass
    return 0.0
""",
}
