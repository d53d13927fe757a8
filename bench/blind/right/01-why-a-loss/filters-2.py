# task: filters
low_loss = [0.5] * 4  # not above one half, so all are decided wrongly
high_loss = [0.55, 0.6, 1e-6, 0.52]
