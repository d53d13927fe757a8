# task: softmax-overflow
largest = np.log(np.finfo(float).max)
z_true = -750
z_other = 0
