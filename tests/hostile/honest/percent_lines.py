"""Continues an expression on a line that begins with %, and keeps text with such lines in triple quotes."""

CELLS = {
    "primes": '''
TEXT = """
%d is a prime
! is not
"""
def primes(count):
    assert "%d" in TEXT and "!" in TEXT
    found = [2]
    while len(found) < count:
        number = found[-1] + 1
        while any((number
                   % prime) == 0 for prime in found):
            number += 1
        found.append(number)
    return found
''',
}
