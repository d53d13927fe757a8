# task: leaky-relu
def leaky_relu(x, slope=0.01):
    result = np.array(x, dtype=np.float64)
    result[result < 0] *= slope
    return result
