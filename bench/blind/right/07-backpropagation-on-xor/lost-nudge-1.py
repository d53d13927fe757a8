# task: lost-nudge
lost_nudge = 1e-20


def L(w):
    return 0.5 * (np.tanh(1.5 * np.tanh(w)) - 1) ** 2


slope = L(1.3 + 1j * lost_nudge).imag / lost_nudge
