# task: filters
low_loss = [0.45, 0.46, 0.47, 0.48]
high_loss = [0.0, 0.6, 0.6, 0.6]
