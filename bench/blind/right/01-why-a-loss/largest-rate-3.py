# task: largest-rate
def largest_rate(x):
    x = np.asarray(x, dtype=float)
    return x.size / np.dot(x, x)
