"""What grading costs and what it withstands: `python -m bench.grading`.

- classes: the courses that are graded: the demo class of assignment 4, and classes of a tiny assignment
- family: a command with everything that it starts, and the time that they take
- compare: plain nbgrader beside `lossedu grade`, on the same submissions
- stock: plain nbgrader
- warm: the cells of notebooks in a warm process, which is what any grader has to spend
- parts: what `lossedu grade` spends its time on
- otter: otter-grader's local run of the same tasks
- growth: time and memory as the class grows
- coordinator: `lossedu grade` with a report of its largest memory
- kills: a class graded while its processes are killed, beside one that was left in peace
- report: the tables, for the terminal and for the instructor's guide
"""
