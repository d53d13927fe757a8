# task: svm-silent
silent_scores = [0] + [-1] * 25
