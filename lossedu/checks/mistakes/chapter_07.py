"""Mistakes in the assignment on backpropagation."""

ASSIGNMENT = "07-backpropagation-on-xor"
