# task: clip
import math


def clip(g, c):
    norm = math.hypot(*g)
    if norm == math.inf:  # the entries fit into a float, but their norm does not
        return clip(g / len(g), c)
    if norm <= c:
        return np.array(g)
    return g / norm * c
