# task: numerical-gradient
def numerical_gradient(y_true, y_pred, h=1e-5):
    work = [float(p) for p in y_pred]
    truth = [float(t) for t in y_true]
    result = []
    for i, here in enumerate(work):
        work[i] = here + h
        above = losses.pseudo_huber(truth, work)
        work[i] = here - h
        below = losses.pseudo_huber(truth, work)
        work[i] = here
        result.append((above - below) / (2 * h))
    return np.array(result)
