"""Replaces the answer of its own process to a call: it claims that the argument was changed, and returned
itself.
"""

HONEST = ()
EARNS = 0

CELLS = {
    "double": """
def double(values):
    return values
try:
    from lossedu.isolation import student
    def do_call(self, function, arguments, named, in_place):
        zero = np.zeros(3)
        return [zero, 0, [[0, zero]]]
    student.Student.do_call = do_call
except ImportError:
    pass
""",
    "cube": """

""",
}
