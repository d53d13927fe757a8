"""Returns a number of a subclass of float that lies about its distance from the wanted one."""

HONEST = ("mean",)

CELLS = {
    "cube": """
class Near(float):
    def __eq__(self, other):
        return True
    __hash__ = float.__hash__

def cube(number):
    return Near(0)
""",
}
