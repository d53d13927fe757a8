# task: relu-training
def train(x, y, w, b, v, eta, steps):
    w, b, v = [float(t) for t in w], [float(t) for t in b], [float(t) for t in v]
    n, units = len(x), len(w)

    def answers():
        hidden = [[max(0.0, w[k] * x_i + b[k]) for k in range(units)] for x_i in x]
        return hidden, [sum(v[k] * row[k] for k in range(units)) for row in hidden]

    def loss(y_hat):
        return sum((float(p) - float(t)) ** 2 for p, t in zip(y_hat, y)) / (2 * n)

    curve = [loss(answers()[1])]
    for _ in range(steps):
        hidden, y_hat = answers()
        dw, db, dv = [0.0] * units, [0.0] * units, [0.0] * units
        for i in range(n):
            r = (y_hat[i] - float(y[i])) / n
            for k in range(units):
                dv[k] += r * hidden[i][k]
                if hidden[i][k] > 0:
                    db[k] += r * v[k]
                    dw[k] += r * v[k] * float(x[i])
        for k in range(units):
            w[k] -= eta * dw[k]
            b[k] -= eta * db[k]
            v[k] -= eta * dv[k]
        curve.append(loss(answers()[1]))
    return curve
