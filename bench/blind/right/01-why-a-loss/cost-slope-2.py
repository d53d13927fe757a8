# task: cost-slope
def slope_of_cost(w, b, x, y):
    total = 0.0
    for x_i, y_i in zip(x, y):
        x_i, y_i = float(x_i), float(y_i)
        total += 2 * x_i * (w * x_i + b - y_i)
    return total / len(x)
