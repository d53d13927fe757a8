# task: elu-stable
import math


def elu(x, alpha=1.0):
    values = [v if v > 0 else alpha * math.expm1(v) for v in np.ravel(x).tolist()]
    return np.array(values, dtype=float).reshape(np.shape(x))
