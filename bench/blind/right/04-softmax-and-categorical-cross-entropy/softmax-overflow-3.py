# task: softmax-overflow
low, high = 0.0, 1000.0
with np.errstate(over="ignore"):
    for _ in range(60):
        middle = (low + high) / 2
        if np.isinf(np.exp(middle)):
            high = middle
        else:
            low = middle
largest = low
z_true, z_other = 5, 955.5
