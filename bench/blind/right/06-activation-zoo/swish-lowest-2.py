# task: swish-lowest
left, right = -2.0, -1.0
for _ in range(60):
    middle = (left + right) / 2
    if activations.swish.derivative(middle) < 0:
        left = middle
    else:
        right = middle
x_low = (left + right) / 2
y_low = activations.swish(x_low)
x_left = -20.0
