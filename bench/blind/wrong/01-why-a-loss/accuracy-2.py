# task: accuracy
# wrong: the threshold of 0.5 is written into the function, the argument is ignored
# named: ignores-threshold
def accuracy(y_true, p, threshold=0.5):
    """Return the share of right decisions, one number from 0 to 1.

    y_true: array of labels 0 and 1, shape (N,). p: array of probabilities of label 1, shape (N,).
    threshold: a number from 0 to 1.

    Example: accuracy(np.array([1, 0, 1, 1]), np.array([0.9, 0.6, 0.7, 0.2])) is 0.5.
    """
    decisions = p > 0.5
    right = decisions == y_true
    return np.mean(right)
