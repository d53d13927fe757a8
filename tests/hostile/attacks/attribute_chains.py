"""Goes from an object of the tests' that it was given to its class, its functions and their globals."""

CELLS = {
    "heaviest": """
PATHS = ["__class__", "total.__globals__", "total.__func__", "__init__.__globals__", "__dict__"]
PATHS += ["values.base", "total.__self__", "_Sample__x", "total.f_globals", "total.gi_frame"]
def heaviest(samples):
    for sample in samples.values():
        for path in PATHS:
            thing = sample
            try:
                for name in path.split("."):
                    thing = getattr(thing, name)
                if type(thing) is dict and "reference" in thing:
                    print("HARM: found the names of the tests")
            except AttributeError:
                pass
    try:
        for kind in Sample.mro():
            print("HARM:", kind.__subclasses__())
    except Exception:
        pass
    return 0.0
""",
}
