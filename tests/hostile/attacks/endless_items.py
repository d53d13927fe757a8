"""Gives an iterator of which the sixth item never comes."""

CELLS = {
    "primes": """
import time
def primes(count):
    yield from [2, 3, 5, 7, 11]
    while True:
        time.sleep(1)
""",
}
