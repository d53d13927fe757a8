# task: largest-rate
def largest_rate(x):
    return 1 / np.mean(x**2)
