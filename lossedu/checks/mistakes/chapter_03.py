"""Mistakes in the assignment on the sigmoid and binary cross-entropy."""

ASSIGNMENT = "03-sigmoid-and-binary-cross-entropy"
