# task: leaky-relu
def leaky_relu(x, slope=0.01):
    out = np.array(x, dtype=float)
    for place in np.ndindex(out.shape):
        if out[place] <= 0:
            out[place] = slope * out[place]
    return out
