# task: softmax-overflow
largest = 709.7825
z_true = 0.0
z_other = 800.0
