"""How good the checks of the assignments are: `python -m bench.checks`.

- assignments: the assignments of solutions/, and a way to run one task as its test cell does
- limited: a call in a process of its own, with a time limit
- operators: the small faults that a mutant can have
- mutants: mutation score of an assignment
- blind: answers written without sight of the checks, and what the checks say of them
- cost: how long the test cells of an assignment take
- report: the tables, for the terminal and for the instructor's guide
"""
