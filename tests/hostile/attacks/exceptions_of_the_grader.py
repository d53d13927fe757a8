"""Raises exceptions of the grader's own classes, known from its source, to make it believe its own errors."""

CELLS = {
    name: f"""
from lossedu.isolation import codec, link, served, wire
from lossedu.isolation.sandbox.errors import SandboxError
def {name}(*arguments):
    raise {kind}("x")
"""
    for name, kind in {
        "mean": "link.OutOfTime",
        "shift": "link.StudentDied",
        "double": "wire.TooLate",
        "square": "wire.Closed",
        "sign": "codec.NotPlain",
        "primes": "SandboxError",
        "heaviest": "GeneratorExit",
    }.items()
}
