# task: clip
def clip(g, c):
    m = np.max(np.abs(g))
    if m == 0:
        return g.copy()
    scaled = g / m
    length = np.sqrt(np.sum(scaled**2))
    if length <= c / m:
        return g.copy()
    return scaled / length * c
