# task: outlier
sample = [10.0, 10.5, 11.0, 11.5, -1e4]
