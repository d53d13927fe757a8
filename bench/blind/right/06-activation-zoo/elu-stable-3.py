# task: elu-stable
def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    half = np.clip(x, -100.0, 0.0) / 2
    return np.maximum(x, 0.0) + alpha * 2 * np.exp(half) * np.sinh(half)
