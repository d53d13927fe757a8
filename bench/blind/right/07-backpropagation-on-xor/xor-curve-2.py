# task: xor-curve
W_1 = 0.15 * np.array([[1.0, -1.0, 2.0], [1.0, 1.0, -1.0]])
b_1 = np.zeros(3)
W_2 = 0.15 * np.array([[1.0], [2.0], [-1.0]])
b_2 = np.zeros(1)

net = tanh_network(W_1, b_1, W_2, b_2)
curve = np.array(training.train(net, X_xor, y_xor, training.GradientDescent(0.8), epochs=201).loss)
plain = network.Network([network.Dense(W_1, b_1), network.Dense(W_2, b_2)], losses.half_mean_squared_error)
straight = training.train(plain, X_xor, y_xor, training.GradientDescent(0.8), epochs=201).loss
rests_at = curve[30]
falls_after = int(np.argmax(curve < 0.01))
identity_ends_at = straight[-1]
