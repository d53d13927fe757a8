# task: descent-curve
eta_falls = 0.3
eta_rises = 0.375
steps_from_mean = 2
