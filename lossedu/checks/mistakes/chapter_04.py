"""Mistakes in the assignment on softmax and categorical cross-entropy."""

ASSIGNMENT = "04-softmax-and-categorical-cross-entropy"
