"""The mistake catalogue: wrong versions that people really write, with the sentence that each one earns.

An entry is a whole solution cell, written as a student would write it. Entries are data: a check runs them
beside a student's answer and names one only if both did the same on every probe of a group.

Home of an entry is the first group of probes that it fails. Wrong values are recognised by the values alone,
a rejected list by the inputs alone, so that two mistakes in one answer are both found.
"""

from lossedu.checks.mistakes import (  # noqa: F401  (fills the catalogue)
    chapter_01,
    chapter_02,
    chapter_03,
    chapter_04,
    chapter_05,
    chapter_06,
    chapter_07,
)
from lossedu.checks.mistakes.catalogue import MISTAKES, Mistake, of_task

__all__ = ["MISTAKES", "Mistake", "of_task"]
