# task: descend
# wrong: steps along the gradient instead of against it
# named: uphill
def descend(x, y, eta, steps):
    """Return the costs before the first and after every step of gradient descent, steps + 1 numbers.

    x, y: arrays of shape (N,). eta: the learning rate. steps: how many steps to take from w = 0.

    Example: descend(np.array([1.0, 1.0]), np.array([2.0, 4.0]), 0.25, 2) is [10.0, 3.25, 1.5625].
    """
    w = 0.0
    costs = [np.mean((w * x - y) ** 2)]
    for _ in range(steps):
        slope = np.mean(2 * (w * x - y) * x)
        w = w + eta * slope
        costs.append(np.mean((w * x - y) ** 2))
    return np.array(costs)
