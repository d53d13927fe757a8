"""Every computed claim holds, shows a number where it should, and fails for what a wrong source says."""

import dataclasses
import re
from pathlib import Path

import claims as tool
import pytest
import yaml

HERE = Path(__file__).parent
BOOK = HERE.parents[1] / "book"
CLAIMS = tool.load(BOOK / "claims.yml", BOOK / "references.bib")
COMPUTED = [claim for claim in CLAIMS if claim.kind == "computed"]
STATED = {e["id"]: e for e in yaml.safe_load((HERE / "as_stated.yml").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("claim", COMPUTED, ids=lambda claim: claim.id)
def test_check_holds(claim):
    assert tool.run(claim)


@pytest.mark.parametrize("claim", [c for c in COMPUTED if c.shows], ids=lambda claim: claim.id)
def test_shows_numbers(claim):
    shown = [float(value) for value in tool.show(claim).split(", ")]
    assert shown


@pytest.mark.parametrize("name", STATED)
def test_check_fails_for_what_a_wrong_source_says(name):
    claim = next(c for c in COMPUTED if c.id == name)
    entry = STATED[name]
    assert entry["replace"] in claim.check
    as_stated = dataclasses.replace(claim, check=claim.check.replace(entry["replace"], entry["by"]))
    with pytest.raises(tool.ClaimError, match="Error" if entry.get("error") else "gives .*False"):
        tool.run(as_stated)


def test_every_wrong_computed_claim_is_put_to_that_test():
    wrong = {c.id for c in COMPUTED if c.verdict in ("wrong", "unit-mix")}
    assert wrong == set(STATED)


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "true"},
        {"chapter": 9},
        {"source": "S6"},
        {"says": ""},
        {"truth": "", "verdict": "wrong"},
        {"says": "open $x"},
        {"truth": "as notes.txt says"},
        {"check": "1 +"},
    ],
)
def test_bad_claims_are_refused(change):
    claim = dataclasses.replace(COMPUTED[0], **change)
    with pytest.raises(tool.ClaimError, match=claim.id):
        tool.validate(claim, set())


@pytest.mark.parametrize("check", ["1 == 2", "np.array([1.0]) == 1", "1", "np.log(0.0) < 0", "missing > 0"])
def test_a_check_that_is_not_simply_true_is_refused(check):
    claim = dataclasses.replace(COMPUTED[0], check=check, shows="")
    with pytest.raises(tool.ClaimError, match=claim.id):
        tool.run(claim)


def test_a_cited_work_that_is_not_in_the_bibliography_is_refused():
    claim = next(claim for claim in CLAIMS if claim.cite)
    with pytest.raises(tool.ClaimError, match="not in the bibliography"):
        tool.validate(claim, {"somebody1900"})


def test_every_work_of_the_bibliography_is_cited():
    in_claims = {key for claim in CLAIMS for key in claim.cite}
    pages = "\n".join(path.read_text(encoding="utf-8") for path in BOOK.glob("*.md"))
    roles = re.findall(r"\{cite:\w+\}`([^`]+)`", pages)
    in_chapters = {key.strip() for keys in roles for key in keys.split(",")}
    assert in_claims | in_chapters == tool.bibliography_keys(BOOK / "references.bib")


def test_what_was_dropped_is_no_claim_and_says_why():
    dropped = yaml.safe_load((BOOK / "claims_dropped.yml").read_text(encoding="utf-8"))
    names = [entry["id"] for entry in dropped]
    assert len(names) == len(set(names))
    assert not set(names) & {claim.id for claim in CLAIMS}
    assert all(len(entry["why"].split()) >= 4 for entry in dropped)
