# task: leaky-relu
def leaky_relu(x, slope=0.01):
    x = np.array(x, dtype=float)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)
