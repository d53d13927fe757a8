# task: risk
def risk(each, sample_weight=None):
    if sample_weight is None:
        return np.mean(each)
    return np.sum(sample_weight * each) / np.sum(sample_weight)
