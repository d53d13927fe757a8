# task: largest-rate
def largest_rate(x):
    squares = [float(x_i) ** 2 for x_i in x]
    curvature = 2 * sum(squares) / len(squares)
    return 2 / curvature
