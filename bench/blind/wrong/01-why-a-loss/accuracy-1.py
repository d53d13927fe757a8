# task: accuracy
# wrong: decides for spam where p is at least the threshold (>=), not above it
# named: at-the-threshold
def accuracy(y_true, p, threshold=0.5):
    """Return the share of right decisions, one number from 0 to 1.

    y_true: array of labels 0 and 1, shape (N,). p: array of probabilities of label 1, shape (N,).
    threshold: a number from 0 to 1.

    Example: accuracy(np.array([1, 0, 1, 1]), np.array([0.9, 0.6, 0.7, 0.2])) is 0.5.
    """
    decision = (p >= threshold).astype(int)
    return np.mean(decision == y_true)
