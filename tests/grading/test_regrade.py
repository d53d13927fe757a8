"""What a regrade changed is said once and in full."""

from lossedu.grading.regrade import changes

BEFORE = {"001": {"a": 2, "b": 3}, "002": {"a": 0.1 + 0.2}, "003": {"a": 1}, "004": {"a": 1, "b": 2}}


def test_nothing_changed():
    assert changes(BEFORE, {**BEFORE, "002": {"a": 0.3}}) == []


def test_gains_losses_and_moves_are_named():
    after = {
        "004": {"a": 2, "b": 1},
        "001": {"a": 2, "b": 1.5},
        "002": {"a": 0.3, "late penalty": -0.25},
        "003": {},
        "005": {"a": 9},
    }
    assert changes(BEFORE, after) == [
        "001: 5 -> 3.5 (-1.5): b 3 -> 1.5",
        "002: 0.3 -> 0.05 (-0.25): late penalty 0 -> -0.25",
        "003: 1 -> 0 (-1): a 1 -> 0",
        "004: 3 -> 3 (the same): a 1 -> 2, b 2 -> 1",
    ]


def test_who_was_not_graded_before_is_left_out():
    assert changes({}, BEFORE) == []
    assert changes(BEFORE, {}) == []
