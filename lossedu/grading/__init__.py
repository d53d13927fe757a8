"""Runs notebooks and grades them with nbgrader, whatever they teach.

``course`` and ``settings`` say where things are; ``align`` and ``execute`` are the steps put into
nbgrader's own pipeline; ``submission`` looks at a hand-in before nbgrader sees it; ``worker`` grades one
student in a process of its own; ``gradebook``, ``feedback`` and ``report`` read and write results;
``classroom`` does the whole class. ``rehearsal`` is the student's half and needs no nbgrader.
"""
