# task: softmax-ce
def softmax_cross_entropy(y, Z):
    total = 0.0
    for label, row in zip(y, Z):
        m = np.max(row)
        total += m + np.log(np.sum(np.exp(row - m))) - row[label]
    return total / len(y)
