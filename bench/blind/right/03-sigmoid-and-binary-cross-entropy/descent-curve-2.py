# task: descent-curve
def falls(eta):
    return np.all(np.diff(curve(eta, 0)) < 0)


low, high = 0.1, 0.1
while falls(high):
    low, high = high, 2 * high
for _ in range(30):
    middle = (low + high) / 2
    if falls(middle):
        low = middle
    else:
        high = middle
eta_falls, eta_rises = low, high
goal = curve(eta_falls, 0)[-1]
steps_from_mean = int(np.argmax(curve(eta_falls, 4.5) < goal))
