# task: collapse
def collapse(weights, biases):
    n = weights[0].shape[0]

    def forward(h):
        for W, b in zip(weights, biases):
            h = h @ W + b
        return h

    b = forward(np.zeros(n))
    return forward(np.eye(n)) - b, b
