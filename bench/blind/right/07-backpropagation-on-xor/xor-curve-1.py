# task: xor-curve
W_1 = 0.15 * np.array([[1.0, -1.0, 2.0], [1.0, 1.0, -1.0]])
b_1 = np.zeros(3)
W_2 = 0.15 * np.array([[1.0], [2.0], [-1.0]])
b_2 = np.zeros(1)

rests_at = 0.125
falls_after = 177
identity_ends_at = 0.125
