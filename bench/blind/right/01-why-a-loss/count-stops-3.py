# task: count-stops
count = np.float16(0)
n = 0
while float(count) == n:
    n = n + 1
    count = np.float16(count + np.float16(1))
n_stop = n
