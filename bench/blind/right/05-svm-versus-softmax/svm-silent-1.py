# task: svm-silent
silent_scores = [1.0] + [0.0] * 30
