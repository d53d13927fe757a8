# task: elu-failures
x_nan = 710.0
x_lost = -1e-300
