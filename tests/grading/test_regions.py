"""Hidden tests and mark schemes are told from what a student may see."""

import pytest

from lossedu.grading.regions import released, split


@pytest.mark.parametrize("kind", ["HIDDEN TESTS", "MARK SCHEME"])
def test_region_is_withheld_with_its_delimiters(kind):
    source = f"one\n  ### BEGIN {kind}\ntwo\nthree\n### END {kind}\nfour"
    assert split(source) == (["one", "four"], ["two", "three"])
    assert released(source) == "one\nfour"


def test_several_regions():
    source = (
        "### BEGIN HIDDEN TESTS\na\n### END HIDDEN TESTS\nb\n### BEGIN MARK SCHEME\nc\n### END MARK SCHEME"
    )
    assert split(source) == (["b"], ["a", "c"])


def test_region_without_end_is_withheld_to_the_end():
    assert split("a\n### BEGIN HIDDEN TESTS\nb\n### END MARK SCHEME\nc") == (
        ["a"],
        ["b", "### END MARK SCHEME", "c"],
    )


def test_text_without_regions_stays():
    assert released("a\n\nb\n") == "a\n\nb\n"
