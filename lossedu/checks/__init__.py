"""What the test cells of the assignments call.

A test cell ends in one call, such as ``check.loss(mean_squared_error, losses.mean_squared_error, ...)``. It
gives a Verdict: a score, and for every probe what was seen and what was expected.

- check: the calls
- probes: inputs that tell mistakes apart, made from a loss's own definition
- outcome: one guarded call of a student's function, and how it is judged
- algebra: comparison of a student's SymPy expression with ours
- mistakes: the wrong versions that people really write
- verdict: the score and the report
- show: values as text
"""
