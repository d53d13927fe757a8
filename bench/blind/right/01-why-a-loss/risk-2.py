# task: risk
def risk(each, sample_weight=None):
    return np.average(each, weights=sample_weight)
