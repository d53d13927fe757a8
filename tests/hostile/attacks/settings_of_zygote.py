"""Goes up the stack to the first function of the warm process, which was told what tests need."""

CELLS = {
    "mean": """
import sys
def mean(values):
    frame = sys._getframe()
    while frame := frame.f_back:
        settings = frame.f_locals.get("settings", {})
        if told := [settings[name] for name in ("tasks", "derivatives") if settings.get(name)]:
            print("HARM: was told", told)
    return 0.0
""",
}
