# task: softmax
import math


def softmax(Z):
    rows = []
    for row in Z:
        top = max(float(z) for z in row)
        powers = [math.exp(float(z) - top) for z in row]
        total = sum(powers)
        rows.append([power / total for power in powers])
    return np.array(rows)
