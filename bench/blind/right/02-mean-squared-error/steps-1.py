# task: steps
h_good = 1e-5
h_too_small = 1e-17
