# task: softmax-curve
first_of_ten = np.log(10)
floor = np.log(1 + 2 / np.e)
below_floor = int(np.argmax(curve(0.1, 60) < floor))
eta_too_large = 100
