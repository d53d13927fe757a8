# task: mse
def mean_squared_error(y_true, y_pred):
    truth, guess = np.array(y_true, dtype=np.float64), np.array(y_pred, dtype=np.float64)
    if truth.shape != guess.shape:
        raise ValueError(f"shape {truth.shape} is not shape {guess.shape}")
    total = 0.0
    for a, b in zip(truth.flat, guess.flat):
        total += (b - a) ** 2
    return total / truth.size
