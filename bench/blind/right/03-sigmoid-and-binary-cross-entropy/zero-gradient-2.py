# task: zero-gradient
probabilities = [0.75, 0, 0.75]
