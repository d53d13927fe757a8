# task: signed-step
def after(sign):
    W_1, b_1, W_2, b_2 = np.ones((2, 3)), np.ones(3), np.ones((3, 1)), np.ones(1)
    X = np.zeros((1, 2))
    h = X @ W_1 + b_1
    d = h @ W_2 + b_2 - 0
    back = d @ W_2.T
    gradients = [X.T @ back, back.sum(axis=0), h.T @ d, d.sum(axis=0)]
    W_1, b_1, W_2, b_2 = (t + sign * 0.1 * g for t, g in zip((W_1, b_1, W_2, b_2), gradients))
    answer = ((X @ W_1 + b_1) @ W_2 + b_2)[0, 0]
    return answer, answer**2 / 2, sum(int(np.count_nonzero(g)) for g in gradients)


answer_along, loss_along, changed = after(1)
answer_against, loss_against, changed = after(-1)
