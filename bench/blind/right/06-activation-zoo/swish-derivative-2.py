# task: swish-derivative
def swish_derivative(x, beta=1.0):
    e = np.exp(-beta * x)
    return (1 + e + beta * x * e) / (1 + e) ** 2
