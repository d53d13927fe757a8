"""Solves a task with a class of its own, a generator, a closure, a cache and a decorator."""

CELLS = {
    "mean": """
import functools
from dataclasses import dataclass
@dataclass
class Running:
    total: float = 0.0
    count: int = 0
    def add(self, value):
        self.total += value
        self.count += 1
        return self
def mean(values):
    running = functools.reduce(Running.add, values, Running())
    return running.total / running.count
""",
    "cube": "@functools.cache\ndef cube(number):\n    return number * number * number",
    "primes": """
def primes(count):
    def all_primes():
        number = 2
        while True:
            if all(number % divisor for divisor in range(2, number)):
                yield number
            number += 1
    found = all_primes()
    return [next(found) for _ in range(count)]
""",
}
