# task: accuracy
# wrong: returns the share of wrong decisions (the error rate) instead of the right ones
# named: error-rate
def accuracy(y_true, p, threshold=0.5):
    """Return the share of right decisions, one number from 0 to 1.

    y_true: array of labels 0 and 1, shape (N,). p: array of probabilities of label 1, shape (N,).
    threshold: a number from 0 to 1.

    Example: accuracy(np.array([1, 0, 1, 1]), np.array([0.9, 0.6, 0.7, 0.2])) is 0.5.
    """
    decided = np.where(p > threshold, 1, 0)
    return float(np.mean(np.abs(y_true - decided)))
