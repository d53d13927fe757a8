"""Grades a class with nbgrader, whatever its notebooks teach; answers and tests run in lossedu.isolation.

- course, settings, tables, environment: where things are, and what nbgrader is told
- classroom, options, engines, task: the whole class, where its submissions are graded, what is done with one
- inputs, headstart: what workers get, and the first of it while other things are loaded
- submission, bare, timestamps, originals, align: looks at a hand-in, brings it into the shape of its source
- shown: names that a student chose, fit for a terminal
- plan, plans, kept: what grading has to know of an assignment
- isolate, pairs: a notebook's run in isolation, and the warm processes for it
- execute: the same two steps for nbgrader's own command
- process, worker: enters an assignment in the gradebook, in a process of its own
- outcome, writer, ledger, points, folders, sanitise, journal: what became of it is written
- gradebook, sheet, standings, regrade: marks by hand, scores, and what a regrade changed
- cells, regions, markup, page, pages, feedback: what a student gets back
- report, plots, report_page: what the instructor sees
- rehearsal: what a student runs before handing in; it needs no nbgrader
"""

import sys

# jsonschema loads these for international addresses and spans of time, if they are there: a second at every
# start for the first, and no notebook has any (python-jsonschema/jsonschema#1428).
sys.modules.setdefault("rfc3987_syntax", None)
sys.modules.setdefault("isoduration", None)
