# task: filters
low_loss = [0.49, 0.49, 0.49, 0.49]
high_loss = [0.51, 0.51, 0.51, 0.001]
