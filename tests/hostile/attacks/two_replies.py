"""Sends the reply to the next question together with that to this one."""

EARNS = 0
HONEST = ()

CELLS = {
    "mean": """
def mean(values):
    return 0.0
try:
    from lossedu.isolation.student import Student
    say = Student.say
    def twice(self, kind, content):
        say(self, kind, content)
        say(self, kind, content)
    Student.say = twice
except ImportError:
    pass
""",
}
