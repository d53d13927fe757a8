"""Mistakes in the assignment on activations."""

ASSIGNMENT = "06-activation-zoo"
