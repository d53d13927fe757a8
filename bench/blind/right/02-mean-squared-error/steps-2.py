# task: steps
def relative_error(h):
    loss = lambda p: np.sqrt(1 + p**2) - 1
    true = 0.7 / np.sqrt(1 + 0.7**2)
    return abs((loss(0.7 + h) - loss(0.7 - h)) / (2 * h) - true) / true


tried = 10.0 ** -np.arange(1, 18)
errors = [relative_error(h) for h in tried]
h_good = tried[np.argmin(errors)]
h_too_small = min(tried)
