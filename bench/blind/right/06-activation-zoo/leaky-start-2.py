# task: leaky-start
def starting_weights(Z, slope):
    kept = (1 + slope * slope) / 2
    variance = 1 / (len(Z) * kept)
    return Z * variance**0.5
