"""Binds again what locked cells have defined: the data, the helper, the class and the imported modules."""

CELLS = {
    "heaviest": """
data = np.zeros(4)
class Sample:
    def __init__(self, values=data):
        pass
    def total(self):
        return 0.0
samples = {"first": Sample()}
tidy = lambda expression: 0
def heaviest(samples):
    return 0.0
""",
}
