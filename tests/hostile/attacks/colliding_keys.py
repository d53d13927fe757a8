"""Sends a dict of numbers with equal hashes: to build it takes the square of the time."""

EARNS = 0
HONEST = ()

CELLS = {
    "primes": """
def primes(count):
    return []
try:
    from lossedu.isolation import codec
    def primes(count):
        codec.CONTAINERS[list] = (codec.DICT, iter)
        return [n for k in range(1, 30000) for n in (k * (2**61 - 1), 0)]
except ImportError:
    pass
""",
}
