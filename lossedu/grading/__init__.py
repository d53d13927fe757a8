"""Runs notebooks and grades them with nbgrader, whatever they teach.

- course, settings, tables, environment: where things are, and what nbgrader is told
- submission: looks at a hand-in before nbgrader sees it
- align, execute: our steps in nbgrader's pipeline
- worker, process, outcome: one student, in a process of its own
- classroom, gradebook, standings, regrade: the whole class, its scores, and what a regrade changed
- writer, ledger, points, folders, sanitise, journal: what became of a submission is written, and is done
- cells, regions, markup, page, feedback: what a student gets back
- report, plots, report_page: what the instructor sees
- rehearsal: what a student runs before handing in; it needs no nbgrader
"""
