# task: swish-derivative
def swish_derivative(x, beta=1.0):
    s = activations.sigmoid(beta * x)
    return s + beta * x * s * (1 - s)
