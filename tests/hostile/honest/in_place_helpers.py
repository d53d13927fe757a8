"""Uses helpers that change lists and arrays in place, and keeps results between calls."""

CELLS = {
    "primes": """
known = []
def add_next(found):
    number = found[-1] + 1 if found else 2
    while any(number % prime == 0 for prime in found):
        number += 1
    found.append(number)
def primes(count):
    while len(known) < count:
        add_next(known)
    return known[:count]
""",
    "shift": """
def subtract(values, number):
    values[...] = values - number
def shift(values):
    subtract(values, values.mean())
    return values
""",
}
