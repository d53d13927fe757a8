# task: zero-gradient
probabilities = [0.4, 0.7, 0.4]
