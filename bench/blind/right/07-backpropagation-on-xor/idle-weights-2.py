# task: idle-weights
idle_W_1 = np.array([[3.0, 1.5], [-1.0, -0.5]])
idle_W_2 = np.array([[1.0], [-2.0]])
idle_b_1 = np.array([0.25, 0.75])
idle_b_2 = 0.5 - idle_b_1 @ idle_W_2
