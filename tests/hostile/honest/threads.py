"""Computes with threads and with a pool of them."""

CELLS = {
    "mean": """
from concurrent.futures import ThreadPoolExecutor
def mean(values):
    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(float, values)) / len(values)
""",
}
