"""Mistakes in the assignment on what a loss is."""

ASSIGNMENT = "01-why-a-loss"
