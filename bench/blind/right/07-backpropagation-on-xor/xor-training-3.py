# task: xor-training
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    D, H = W_1.shape
    theta = np.concatenate([W_1.ravel(), b_1, W_2.ravel(), b_2]).astype(float)

    def unpack(t):
        cuts = np.cumsum([D * H, H, H])
        first, bias, second, last = np.split(t, cuts)
        return first.reshape(D, H), bias, second.reshape(H, 1), last

    def cost(t):
        loss, gradients = loss_and_gradients(X, y, *unpack(t))
        return loss, np.concatenate([np.ravel(g) for g in gradients])

    values = []
    for _ in range(steps):
        value, gradient = cost(theta)
        values.append(value)
        theta = theta - eta * gradient
    values.append(cost(theta)[0])
    return (np.array(values), *unpack(theta))
