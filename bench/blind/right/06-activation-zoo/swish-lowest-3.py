# task: swish-lowest
x_low = -1.0
for _ in range(200):
    x_low = -1 - np.exp(x_low)  # 1 + x (1 - s) = 0 is x = -1 - e**x
y_low = x_low / (1 + np.exp(-x_low))
x_left = 4 * x_low
