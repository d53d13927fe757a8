"""Mistakes in the assignment on the SVM and softmax."""

ASSIGNMENT = "05-svm-versus-softmax"
