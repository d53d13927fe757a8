# task: softmax-curve
first_of_ten = -np.log(1 / 10)
best = activations.softmax(np.array([[1.0, 0.0, 0.0]]))
floor = -np.log(best[0, 0])
below_floor = next(k for k, value in enumerate(curve(0.1, 100)) if value < floor)
eta_too_large = 1
while curve(eta_too_large, 2)[1] <= curve(eta_too_large, 2)[0]:
    eta_too_large *= 10
