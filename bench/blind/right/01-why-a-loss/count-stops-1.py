# task: count-stops
n_stop = 2049
