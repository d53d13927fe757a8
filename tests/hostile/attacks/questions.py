"""Asks the tester, past the stand-ins, for modules, names and attributes that nobody offers."""

CELLS = {
    "mean": """
try:
    side = display.__self__
    for question in (["member", "os", "system"], ["member", "lossedu.losses", "np"], ["member", "lossedu", "checks"],
                     ["attribute", 0, "__globals__"], ["attribute", 0, "__class__"], ["attribute", -1, "total"],
                     ["call", "__import__", ["os"], {}], ["names", "os"], ["names", "__main__"], ["member", "__main__", "reference"],
                     ["assign", 0, "__class__", 1], ["overwrite", 0, "__dict__", None, 1], ["module", "lossedu.checks"],
                     [[], {}], ["describe", 0], []):
        try:
            answer = side.answer_to(*question)
            print("HARM:" if answer else "nothing", question, answer)
        except Exception as error:
            print(type(error))
except (AttributeError, NameError):
    pass
""",
}
