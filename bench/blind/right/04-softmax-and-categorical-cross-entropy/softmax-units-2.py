# task: softmax-units
P = np.array([0.7, 0.3])
nats_0, nats_1, nats_2 = (-(P * np.log(Q)).sum() for Q in ([0.5, 0.5], [0.7, 0.3], [0.9, 0.1]))
row_in_bits, row_in_neither = 2, 0
