# task: breaking-scores
breaks_right = 1
while np.isfinite(naive_loss(0, float(breaks_right))):
    breaks_right += 1
breaks_left = -1
while np.isfinite(naive_loss(1, float(breaks_left))):
    breaks_left -= 1
