# task: outlier
sample = [1, 2, 3, 4, 1000]
