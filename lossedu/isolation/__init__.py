"""Runs a student's cells and the cells that test them in two sandboxed processes with plain data between.

- codec, arrays, srepr, magnitude, wire: plain data as bytes, and messages over a socket
- sandbox, view: what a process may see and do
- student, standins, figures: the process of the student's cells, and what stands there for withheld modules
- tester, proxy, link, ahead, reply, served, names: the process of the test cells, and how it sees the other
- derivatives, time_limit: derivatives that tests take, taken in advance, and for how long
- job: words and times that this process and the one who looks after it have agreed on
- outputs: what a cell shows, in the form of nbformat
- zygote, pair: where both are forked from, and the one who looks after them

Nothing here knows nbgrader, a course or an assignment. What a student's process sends is data, never more.
"""
