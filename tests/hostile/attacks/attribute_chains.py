"""Goes from an object of the tests' that it was given to its class, its functions and their globals."""

CELLS = {
    "heaviest": """
def heaviest(samples):
    for sample in samples.values():
        for path in ("__class__", "total.__globals__", "total.__func__", "__init__.__globals__", "__dict__", "values.base",
                     "total.__self__", "_Sample__x", "total.f_globals", "total.gi_frame"):
            thing = sample
            try:
                for name in path.split("."):
                    thing = getattr(thing, name)
                print("HARM:" if "Globals" in repr(thing) or type(thing) is dict and "reference" in thing else "", thing)
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
