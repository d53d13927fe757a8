# task: zero-gradient
probabilities = [0.25, 1.0, 0.25]
