# task: accuracy
def accuracy(y_true, p, threshold=0.5):
    right = 0
    for truth, probability in zip(y_true, p):
        label = 1 if probability > threshold else 0
        if label == truth:
            right += 1
    return right / len(y_true)
