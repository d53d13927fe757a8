# task: outlier
sample = [7, 7, 7, 7, 8]  # without the 8 the loss is 0, and anything is ten times that
