"""From probes and a student's function to a verdict."""

import contextlib

from lossedu.checks import show
from lossedu.checks.borrowed import watched
from lossedu.checks.draws import PUBLIC_SEED, current_seed, shown_seed
from lossedu.checks.judges import RTOL, Between
from lossedu.checks.mistakes import of_task
from lossedu.checks.outcome import observe
from lossedu.checks.verdict import Row, Verdict

UNTOUCHED = "the arguments are left as they were"
OWN = "it is written out, without lossedu's own implementation"
BORROWED = "borrowed"  # the name of the catalogue's entry for an answer that calls lossedu's implementation


def marked(answer, probes, *, name, task, points, may_use=()):
    """Return the Verdict on a student's function, called as ``name`` in the report.

    Only probes of the groups in ``points`` are made. ``may_use`` are implementations of lossedu that the
    answer may call.
    """
    probes = [probe for probe in probes if probe.group in points]
    if not callable(answer):
        reason = "not answered yet" if answer is None else f"{show.kind(answer)}, not a function"
        rows = [Row(group, f"{name} is a function", False, seen=reason) for group in points]
        return Verdict(task, points, tuple(rows), seed=shown_seed())
    # Looking takes time: a student's own kernel is looked at once, a graded answer whenever it is called.
    looked_at = probes if current_seed() != PUBLIC_SEED else probes[:1]
    with watched(answer, may_use) as entered:
        first = run(answer, looked_at)
    if entered:
        return _of_borrowed(entered[0], task, points)
    outcomes = run(answer, probes, first)
    rows = (*judged(probes, outcomes, name), untouched(probes, outcomes, name, group_of_arguments(points)))
    verdict = Verdict(task, points, rows, seed=shown_seed())
    return Verdict(task, points, rows, recognised(verdict, probes, outcomes), shown_seed())


def _of_borrowed(called, task, points):
    first, *_ = points
    row = Row(first, OWN, False, seen=f"it calls lossedu.{called}", expected="a formula of your own")
    mistakes = tuple(mistake for mistake in of_task(task) if mistake.name == BORROWED)
    return Verdict(task, points, (row,), mistakes, shown_seed())


def run(answer, probes, made=()):
    """Return the outcome of every probe; the first calls may have been ``made`` already.

    An answer that runs in another process is called there, and its class has a method that has all calls
    made without waiting for each.
    """
    outcomes = list(made)
    left = range(len(made), len(probes))
    called = [probes[place] for place in left if not _continues(probes, place)]
    calls = [(probe.args, probe.kwargs) for probe in called]
    with getattr(type(answer), "called_ahead", one_by_one)(answer, calls) as functions:
        made_anew = map(_called, functions, called)
        for place in left:
            outcomes.append(outcomes[-1] if _continues(probes, place) else next(made_anew))
    return outcomes


def one_by_one(answer, calls):
    """Give the answer for each of the calls, as a context."""
    return contextlib.nullcontext([answer] * len(calls))


def _continues(probes, place):
    """Whether a probe judges the outcome of the one before."""
    return probes[place].continues and place > 0 and probes[place].args is probes[place - 1].args


def _called(answer, probe):
    return observe(answer, probe.args, probe.kwargs, probe.parts)


def judged(probes, outcomes, name):
    """Return one row of the report for each probe; what was tried is written out where it failed."""
    rows = []
    for probe, outcome in zip(probes, outcomes, strict=True):
        seen = probe.judge.fault(outcome)
        if seen:
            call = show.call(name, probe.args, probe.kwargs)
            rows.append(Row(probe.group, probe.what, False, call, seen, probe.judge.words))
        else:
            rows.append(Row(probe.group, probe.what, True))
    return rows


def untouched(probes, outcomes, name, group):
    """Return the row that says whether any call changed its arguments."""
    for probe, outcome in zip(probes, outcomes, strict=True):
        if outcome.changed:
            call = show.call(name, probe.args, probe.kwargs)
            return Row(group, UNTOUCHED, False, call, "an argument was changed in place", "work on a copy")
    return Row(group, UNTOUCHED, True)


def recognised(verdict, probes, outcomes):
    """Return the catalogued mistakes that did, on all probes of their home group, what the answer did.

    An answer whose first group failed is looked up there only. Where a group cannot tell two entries apart,
    all other probes decide.
    """
    first, *_ = verdict.points
    failed = {row.group for row in verdict.rows if not row.passed}
    open_groups = [first] if first in failed else [group for group in verdict.points if group in failed]
    found = {group: [] for group in open_groups}
    for mistake in _comparable(verdict.task) if open_groups else ():
        for wrong in mistake.answers:
            home, everywhere = _match(wrong, probes, outcomes, open_groups, verdict.points)
            if home:
                found[home].append((mistake, everywhere))
                break
    return tuple(mistake for candidates in found.values() for mistake in _decided(candidates))


def _match(wrong, probes, outcomes, groups, points):
    """Return the home group of a wrong version that the answer did the same in, and whether it always did."""
    if not _may_match(wrong, probes, outcomes, groups):
        return None, False
    theirs = run(wrong, probes)
    home = home_group(probes, theirs, points)
    if home not in groups or not alike(probes, outcomes, theirs, [home], points):
        return None, False
    return home, alike(probes, outcomes, theirs, points, points)


def _comparable(task):
    """Return the entries that are told by what they return; a borrowed answer returns what is right."""
    return [mistake for mistake in of_task(task) if mistake.name != BORROWED]


def _may_match(wrong, probes, outcomes, groups):
    """Return whether one open group at least begins as the answer did: most entries differ at once."""
    for group in groups:
        place = next((i for i, probe in enumerate(probes) if probe.group == group), None)
        if place is None:
            return True
        if same(probes[place], _called(wrong, probes[place]), outcomes[place]):
            return True
    return False


def _decided(candidates):
    """Return the one candidate there is, or those that agree on all probes."""
    return [mistake for mistake, everywhere in candidates if everywhere or len(candidates) == 1]


def home_group(probes, outcomes, points):
    """Return the first group that an answer fails, or None."""
    failed = {
        probe.group for probe, outcome in zip(probes, outcomes, strict=True) if probe.judge.fault(outcome)
    }
    if any(outcome.changed for outcome in outcomes):
        failed.add(group_of_arguments(points))
    return next((group for group in points if group in failed), None)


def alike(probes, outcomes, theirs, groups, points):
    """Return whether two answers did the same on all probes of some groups."""
    pairs = list(zip(probes, outcomes, theirs, strict=True))
    if group_of_arguments(points) in groups and any(a.changed != b.changed for _, a, b in pairs):
        return False
    return all(same(probe, a, b) for probe, a, b in pairs if probe.group in groups)


def same(probe, one, other):
    """Return whether two answers did the same in one call."""
    if isinstance(probe.judge, Between):
        return probe.judge.same(one, other)
    return one.same(other, RTOL)


def group_of_arguments(points):
    """Return the group with which it counts whether arguments were left as they were."""
    return "input" if "input" in points else list(points)[-1]
