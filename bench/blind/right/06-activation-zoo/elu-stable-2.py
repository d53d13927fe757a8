# task: elu-stable
def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    out = x.copy()
    left = x <= 0
    out[left] = alpha * np.expm1(x[left])
    return out
