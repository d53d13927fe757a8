# task: swish-derivative
def swish_derivative(x, beta=1.0):
    gate = 0.5 * (1 + np.tanh(0.5 * beta * x))
    swish = x * gate
    return beta * swish + gate * (1 - beta * swish)
