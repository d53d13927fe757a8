# task: elu-failures
x_nan = 1000
x_lost = -1e-17
