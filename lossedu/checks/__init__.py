"""What the test cells of the assignments call.

A test cell ends in one call, such as ``check.loss(mean_squared_error, losses.mean_squared_error, ...)``. It
gives a Verdict: a score, and for every probe what was seen and what was expected.

- check: what test cells call
- calls: arguments that tell mistakes apart, made from a definition's own domains
- probes, judges: a call and what is expected of it
- outcome: one guarded call of a student's function
- marking, expressions, statements: from answers to verdicts, for functions, SymPy expressions and numbers
- borrowed: whether an answer calls lossedu's own implementation
- algebra: comparison of a student's SymPy expression with ours
- mistakes: the wrong versions that people really write
- verdict: the score and the report
- show: values as text
"""
