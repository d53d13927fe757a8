# task: leaky-relu-slope
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > 0, 1.0, slope)
