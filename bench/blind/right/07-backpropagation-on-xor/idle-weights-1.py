# task: idle-weights
idle_W_1 = [[1, -1], [2, -2]]
idle_b_1 = [1, 1]
idle_W_2 = [[1], [1]]
idle_b_2 = [-1.5]
