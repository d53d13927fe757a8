# task: svm-softmax-loss
import math


def softmax_loss(y, Z):
    total = 0.0
    for label, row in zip(y, Z):
        row = [float(z) for z in row]
        best = row.index(max(row))
        rest = sum(math.exp(z - row[best]) for j, z in enumerate(row) if j != best)
        total += (row[best] - row[label]) + math.log1p(rest)
    return total / len(Z)
