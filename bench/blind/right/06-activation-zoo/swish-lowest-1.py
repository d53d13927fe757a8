# task: swish-lowest
x_low = -1.27846
y_low = -0.27846
x_left = -5
