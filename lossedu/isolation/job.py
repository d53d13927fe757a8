"""Words and times that the tester and the one who looks after it have agreed on."""

STUDENT, LOCKED, TEST = "student", "locked", "test"  # whose cell it is
TIMED_OUT = "CellTimeoutError"  # nbclient's name for a cell that was stopped
SLACK = 2.0  # seconds between the deadline of a call and the alarm for what runs in the tester
TIME_TO_REPEAT = 5.0  # seconds for earlier steps in a new process, besides twice what they took first
