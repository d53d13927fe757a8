# task: huber
def huber(y_true, y_pred, delta=1.0):
    total = 0.0
    for t, p in zip(y_true, y_pred):
        size = abs(float(p) - float(t))
        if size <= delta:
            total += size * size / 2
        else:
            total += delta * (size - delta / 2)
    return total / len(y_true)
