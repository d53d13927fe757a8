# task: softmax-units
nats_0 = 0.693
nats_1 = 0.611
nats_2 = 0.765
row_in_bits = 2
row_in_neither = 0
