# task: svm-curve
silent_after = 23
softmax_there = 0.192
