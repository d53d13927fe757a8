"""Asks the tester, past the stand-ins, for modules, names and attributes that nobody offers."""

CELLS = {
    "mean": """
try:
    side = display.__self__
    questions = [["member", "os", "system"], ["member", "lossedu.losses", "np"]]
    questions += [["member", "lossedu", "checks"]]
    questions += [["attribute", 0, "__globals__"], ["attribute", 0, "__class__"], ["attribute", -1, "total"]]
    questions += [["names", "os"], ["names", "__main__"], ["member", "__main__", "reference"]]
    questions += [["assign", 0, "__class__", 1], ["overwrite", 0, "__dict__", None, 1], [[], {}], []]
    questions += [["call", "__import__", ["os"], {}], ["module", "lossedu.checks"]]
    for question in questions:
        try:
            answer = side.answer_to(*question)
            print("HARM:" if answer else "nothing", question, answer)
        except Exception as error:
            print(type(error))
except (AttributeError, NameError):
    pass
""",
}
