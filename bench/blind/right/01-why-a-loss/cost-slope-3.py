# task: cost-slope
def slope_of_cost(w, b, x, y):
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    return float(2 * (w * (x @ x) + b * x.sum() - x @ y) / len(x))
