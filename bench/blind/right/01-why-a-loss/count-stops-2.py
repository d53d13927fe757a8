# task: count-stops
counts = np.cumsum(np.ones(5000), dtype=np.float16).astype(float)
numbers = np.arange(1, 5001)
n_stop = numbers[counts != numbers][0]
