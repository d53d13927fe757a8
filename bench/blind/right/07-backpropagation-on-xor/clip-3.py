# task: clip
def clip(g, c):
    largest = np.abs(g).max()
    if largest == 0:
        return np.zeros_like(g)
    direction = g / largest
    direction = direction / np.hypot.reduce(direction)
    long = np.hypot.reduce(g / 2) > c / 2
    return c * direction if long else g * 1.0
