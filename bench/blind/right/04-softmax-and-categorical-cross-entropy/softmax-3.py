# task: softmax
def softmax(Z):
    Z = np.array(Z, dtype=float)
    difference = Z[:, np.newaxis, :] - Z[:, :, np.newaxis]
    with np.errstate(over="ignore"):
        return 1 / np.exp(difference).sum(axis=2)
