# task: half-precision
import math


def mean_square(residuals):
    r = residuals.astype(float)
    return math.fsum((r * r).tolist()) / r.size
