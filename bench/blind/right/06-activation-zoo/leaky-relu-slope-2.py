# task: leaky-relu-slope
def leaky_relu_derivative(x, slope=0.01):
    derivative = np.ones(x.shape)
    derivative[x < 0] = slope
    return derivative
