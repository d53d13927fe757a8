# task: cost-slope
def slope_of_cost(w, b, x, y):
    x = np.asarray(x, dtype=float)
    y = np.asarray(y, dtype=float)
    return np.mean(2 * (w * x + b - y) * x)
