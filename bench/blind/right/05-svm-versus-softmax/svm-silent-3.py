# task: svm-silent
silent_scores = [5.0] + [3.5] * 99 + [4.0]
