# task: softmax-ce
def softmax_cross_entropy(y, Z):
    Z = np.asarray(Z, dtype=float)
    one_hot = np.eye(Z.shape[1])[y]
    own = np.einsum("nc,nc->n", one_hot, Z)
    return np.mean(np.logaddexp.reduce(Z, axis=1) - own)
