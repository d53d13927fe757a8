# task: accuracy
def accuracy(y_true, p, threshold=0.5):
    decisions = p > threshold
    return np.mean(decisions == y_true)
