# task: risk
# wrong: the weighted sum is not divided at all
# named: weighted-sum
def risk(each, sample_weight=None):
    """Return the empirical risk, one number.

    each: array of the losses of the samples, shape (N,). sample_weight: None, or an array of shape (N,) of numbers of
    at least 0.

    Example: risk(np.array([0.0, 4.0])) is 2.0, and with sample_weight=np.array([3.0, 1.0]) it is 1.0.
    """
    if sample_weight is None:
        sample_weight = np.ones(len(each)) / len(each)
    return np.sum(sample_weight * each)
