# task: xor-curve
W_1 = 0.15 * np.array([[1.0, -1.0, 2.0], [1.0, 1.0, -1.0]])
b_1 = np.zeros(3)
W_2 = 0.15 * np.array([[1.0], [2.0], [-1.0]])
b_2 = np.zeros(1)


def run(f, df):
    A, a, B, c = W_1, b_1, W_2, b_2
    curve = []
    for _ in range(201):
        h = f(X_xor @ A + a)
        d = (h @ B + c - y_xor) / 4
        curve.append(2 * float((d * d).sum()))
        e = (d @ B.T) * df(h)
        A, a, B, c = A - 0.8 * X_xor.T @ e, a - 0.8 * e.sum(0), B - 0.8 * h.T @ d, c - 0.8 * d.sum(0)
    return np.array(curve)


with_tanh = run(np.tanh, lambda h: 1 - h**2)
without = run(lambda a: a, lambda h: 1.0)
rests_at = float(np.mean(with_tanh[10:51]))
falls_after = [k for k in range(201) if with_tanh[k] < 0.01][0]
identity_ends_at = without[200]
