"""Does not read the large array that a test sends, so that whoever sends it waits."""

EARNS = 0
HONEST = ()

CELLS = {
    "double": """
import time
def double(values):
    return values
try:
    from lossedu.isolation import student
    student.wire.receive = lambda *arguments: time.sleep(100)
except ImportError:
    pass
""",
}
