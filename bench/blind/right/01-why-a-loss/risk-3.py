# task: risk
def risk(each, sample_weight=None):
    weights = [1] * len(each) if sample_weight is None else list(sample_weight)
    total = 0.0
    for loss, v in zip(each, weights, strict=True):
        total += float(v) * float(loss)
    return total / float(sum(weights))
