# task: clip
def clip(g, c):
    _, power = np.frexp(np.abs(g).max())
    small = np.ldexp(g, -power)
    norm = np.linalg.norm(small)
    limit = np.ldexp(float(c), -power)
    return g.copy() if norm <= limit else small * (c / norm)
