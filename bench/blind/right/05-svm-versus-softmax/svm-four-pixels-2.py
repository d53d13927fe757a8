# task: svm-four-pixels
x, W, b = datasets.four_pixels()

right_score = 60.75
left_out = -1.2
