# task: softmax-curve
first_of_ten = 2.302585
floor = 0.551445
below_floor = 8
eta_too_large = 1000
