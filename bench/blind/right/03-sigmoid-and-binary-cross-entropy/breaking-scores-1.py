# task: breaking-scores
breaks_right = 37
breaks_left = -710
