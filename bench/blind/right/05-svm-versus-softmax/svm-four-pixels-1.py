# task: svm-four-pixels
x, W, b = datasets.four_pixels()

z = x @ W + b
right_score = z.ravel()[2]
left_out = right_score - 61.95
