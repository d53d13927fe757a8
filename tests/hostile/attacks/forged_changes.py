"""Replaces the answer of its own process to a call: it claims that the argument was changed, and returned
itself.
"""

CELLS = {
    "double": """
def double(values):
    return values
try:
    from lossedu.isolation import student
    honest = student.Student.do_call
    def do_call(self, function, arguments, named, in_place):
        if function.__name__ != "double":
            return honest(self, function, arguments, named, in_place)
        zero = np.zeros(3)
        return [zero, 0, [[0, zero]]]
    student.Student.do_call = do_call
except ImportError:
    pass
""",
}
