# task: xor-forward
import math


def forward(X, W_1, b_1, W_2, b_2):
    h = []
    y_hat = []
    for row in X:
        units = []
        for j in range(len(b_1)):
            total = float(b_1[j])
            for d in range(len(row)):
                total += float(row[d]) * float(W_1[d][j])
            units.append(math.tanh(total))
        h.append(units)
        y_hat.append([float(b_2[0]) + sum(u * float(W_2[j][0]) for j, u in enumerate(units))])
    return np.array(h), np.array(y_hat)
