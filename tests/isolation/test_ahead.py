"""Calls that are asked for together come out as each of them would alone."""

import pytest

from lossedu.isolation.job import LOCKED, STUDENT, TEST

pytestmark = pytest.mark.xdist_group("boundary")

SETUP = (
    LOCKED,
    "import numpy as np\n"
    "from lossedu import losses\n"
    "from lossedu.checks.marking import run\n"
    "from lossedu.checks.probes import Probe\n"
    "def probes(*calls):\n"
    "    return [Probe('values', '', tuple(args), None) for args in calls]\n"
    "def seen(outcome):\n"
    "    return outcome.seen, outcome.changed\n",
)
ALIKE = (
    "calls = probes([1.0], [np.array([2.0, 3.0])], [[4.0, 5.0]], [2.0], [1.0])\n"
    "ahead = [seen(outcome) for outcome in run(f, calls)]\n"
    "alone = [seen(run(f, [call])[0]) for call in calls]\n"
    "assert ahead == alone, (ahead, alone)\n"
    "assert len(set(ahead)) >= {kinds}, ahead"
)
ANSWERS = {  # an answer, and how many unlike outcomes it has
    "a value": ("def f(x): return np.sum(x) ** 2", 4),
    "an exception": ("def f(x):\n    if np.size(x) > 1: raise ValueError('not two')\n    return x", 3),
    "an end": ("def f(x):\n    import sys\n    return x if np.size(x) > 1 else sys.exit(3)", 3),
    "an interrupt": ("def f(x):\n    if np.size(x) > 1: raise KeyboardInterrupt\n    return x", 3),
    "its argument": ("def f(x): return x", 4),
    "a changed argument": ("def f(x):\n    if np.size(x) > 1: x[0] = 9.0\n    return np.sum(x)", 4),
    "print and nothing": ("def f(x): print('sum', np.sum(x))", 4),
    "an object": ("class C: pass\ndef f(x): return C() if np.size(x) > 1 else 1.0", 2),
    "what cannot cross": ("def f(x): return (part for part in [x])", 1),
    "too deep": ("def f(x): return f(x) if np.size(x) > 1 else x", 3),
    "a stand-in": ("def f(x): return losses.mean_squared_error(np.zeros_like(x), x)", 4),
    "a stand-in that refuses": ("def f(x): return losses.mean_squared_error([1.0, 2.0, 3.0], x)", 1),
}


def errors(outputs):
    return [f"{each['ename']}: {each['evalue']}" for each in outputs if each["output_type"] == "error"]


@pytest.mark.parametrize("name", ANSWERS)
def test_an_outcome_is_that_of_the_call_alone(ran, name):
    answer, kinds = ANSWERS[name]
    outputs = ran(SETUP, (STUDENT, f"import numpy as np\n{answer}"), (TEST, ALIKE.format(kinds=kinds)))
    assert [errors(each) for each in outputs] == [[], [], []]
    assert ran.last.processes == 1


def test_one_request_is_enough(ran):
    test = (
        "import gc\n"
        "from lossedu.isolation.link import Link\n"
        "link = next(thing for thing in gc.get_objects() if type(thing) is Link)\n"
        "asked, plain = [], link.ask\n"
        "link.ask = lambda *request: asked.append(request[1]) or plain(*request)\n"
        "run(f, probes([1.0], [2.0], [3.0]))\n"
        "assert asked == ['get', 'calls'], asked"
    )
    cells = SETUP, (STUDENT, "def f(x): return x"), (TEST, test)
    assert [errors(each) for each in ran(*cells)] == [[], [], []]


def test_a_flood_of_text_is_the_fault_of_its_call_alone(ran):
    answer = (
        "def f(x):\n"
        "    if x == 2.0:\n"
        "        print('x' * 200_000)\n"
        "        return losses.mean_squared_error([0.0], [x])\n"
        "    return x"
    )
    test = (
        "said = [seen(outcome)[0] for outcome in run(f, probes([1.0], [2.0], [3.0]))]\n"
        "assert said == ['1.0', 'raised TooMuchPrinted: printed more than 100,000 characters', '3.0'], said"
    )
    assert [errors(each) for each in ran(SETUP, (STUDENT, answer), (TEST, test))] == [[], [], []]


def test_a_process_that_dies_at_one_call_has_made_those_before(ran):
    answer = "import os\nkept = 5\ndef f(x): return os._exit(1) if x == 3.0 else x\ndef g(): return kept"
    test = (
        "outcomes = run(f, probes([1.0], [2.0], [3.0], [4.0]))\n"
        "first, second, died, after = [seen(outcome)[0] for outcome in outcomes]\n"
        "assert (first, second) == ('1.0', '2.0') and 'StudentDied' in died, died\n"
        "assert g() == 5"
    )
    assert [errors(each) for each in ran(SETUP, (STUDENT, answer), (TEST, test))] == [[], [], []]
    assert ran.last.processes == 2


def test_after_a_call_that_takes_too_long_the_process_goes_on(ran):
    answer = "made = []\ndef f(x):\n    made.append(x)\n    while x == 2.0: pass\ndef g(): return made"
    test = "run(f, probes([1.0], [2.0], [3.0]))"
    cells = SETUP, (STUDENT, answer), (TEST, test), (TEST, "assert g() == [1.0, 2.0], g()")
    _, _, late, after = ran(*cells, cell_seconds=1.0)
    assert errors(late) == ["CellTimeoutError: no answer within 1 s"]
    assert errors(after) == []
    assert ran.last.processes == 1


def test_an_answer_may_call_what_it_is_given(ran):
    answer = "def twice(x): return 2 * x\ndef f(g, x): return g(x) + 1"
    test = (
        "outcomes = run(f, probes([twice, 1.0], [lambda x: 10 * twice(x), 2.0], [abs, -3.0]))\n"
        "assert [float(outcome.value) for outcome in outcomes] == [3.0, 41.0, 4.0]"
    )
    assert [errors(each) for each in ran(SETUP, (STUDENT, answer), (TEST, test))] == [[], [], []]


def test_calls_that_nobody_waits_for_are_not_taken_for_others(ran):
    answer = "def f(x): return x"
    test = (
        "with f.called_ahead([((1.0,), {}), ((2.0,), {}), ((3.0,), {})]) as (one, *others):\n"
        "    assert one(1.0) == 1.0\n"
        "assert g() == 7.0"
    )
    cells = SETUP, (STUDENT, answer), (STUDENT, "def g(): return 7.0"), (TEST, test)
    assert [errors(each) for each in ran(*cells)] == [[], [], [], []]
    assert ran.last.processes == 2


FORGED = {
    "too few": "type(side).do_calls = lambda self, f, calls: [5.0, None, []]",
    "too many": (
        "plain = type(side).do_calls\n"
        "def more(self, f, calls):\n"
        "    for _ in range(9): self.say('returned', [5.0, None, []])\n"
        "    return plain(self, f, calls)\n"
        "type(side).do_calls = more"
    ),
    "an object as the kind": (
        "def odd(self, f, calls):\n"
        "    self.say(side, None)\n"
        "    return [5.0, None, []]\n"
        "type(side).do_calls = odd"
    ),
    "no outcomes": (
        "def none(self, f, calls):\n"
        "    for _ in calls[1:]: self.say('returned', 5.0)\n"
        "    return 5.0\n"
        "type(side).do_calls = none"
    ),
}


@pytest.mark.parametrize("name", FORGED)
def test_an_answer_that_breaks_the_rules_is_the_worse_for_it(ran, name):
    answer = f"def f(x): return 0.0\nside = display.__self__\n{FORGED[name]}"
    test = (
        "said = [seen(outcome)[0] for outcome in run(f, probes([1.0], [2.0], [3.0]))]\n"
        "assert said[-1].startswith('raised '), said"
    )
    honest = (STUDENT, "def g(): return 7.0"), (TEST, "assert g() == 7.0")
    cells = SETUP, honest[0], (STUDENT, answer), (TEST, test), honest[1]
    assert [errors(each) for each in ran(*cells)] == [[], [], [], [], []]
