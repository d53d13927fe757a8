# task: weight-differences
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    differences = np.zeros(W_1.shape)
    for place in np.ndindex(W_1.shape):
        up, down = W_1.copy(), W_1.copy()
        up[place] += nudge
        down[place] -= nudge
        above = loss_and_gradients(X, y, up, b_1, W_2, b_2)[0]
        below = loss_and_gradients(X, y, down, b_1, W_2, b_2)[0]
        differences[place] = (above - below) / (2 * nudge)
    return differences
