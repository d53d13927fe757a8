# task: xor-training
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    parameters = [np.array(a, dtype=float) for a in (W_1, b_1, W_2, b_2)]
    curve = []
    for _ in range(steps):
        loss, gradients = loss_and_gradients(X, y, *parameters)
        curve.append(loss)
        parameters = [p - eta * g for p, g in zip(parameters, gradients)]
    curve.append(loss_and_gradients(X, y, *parameters)[0])
    return np.array(curve), *parameters
