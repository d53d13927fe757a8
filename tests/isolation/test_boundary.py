"""What answers and tests can do across the boundary, behind every wall of this machine."""

import ast

import pytest

from lossedu.isolation import sandbox
from lossedu.isolation.job import LOCKED, STUDENT, TEST
from lossedu.isolation.names import bound_by, imports_of
from lossedu.isolation.pair import Kit, Pair

OFFERED = ("lossedu.classifiers", "lossedu.losses", "lossedu.network", "lossedu.training")
LIMITS = {"memory": 4 << 30, "cpu": 60}
pytestmark = pytest.mark.xdist_group("boundary")


@pytest.fixture(scope="module", params=sandbox.available_walls() or [None])
def pair(request):
    """Two zygotes with NumPy, SymPy and lossedu."""
    modules = ("numpy", "sympy", "matplotlib.pyplot", "lossedu.checks.check", *OFFERED)
    pair = Pair(Kit(request.param, modules, ("lossedu",), OFFERED))
    yield pair
    pair.close()


@pytest.fixture
def ran(pair):
    """A function that runs (kind, source) cells and returns their outputs; answers are read off the cells."""

    def run(*cells, cell_seconds=5.0, files=None, given=None, rehearsal=False, in_place=()):
        job = {
            "cells": [job_cell(index, *cell) for index, cell in enumerate(cells)],
            "answers": sorted({name for kind, source in cells if kind == STUDENT for name in bound(source)}),
            "in_place": list(in_place),
            "empty": [],
            "offered": list(OFFERED),
            "together": False,
            "rehearsal": rehearsal,
            "seed": "7",
            "cell_seconds": cell_seconds,
        }
        run.last = pair.run(job, files or {}, given or {}, LIMITS, 60)
        return [run.last.outputs[index] for index in range(len(cells))]

    return run


def job_cell(index, kind, source):
    imports = imports_of(parsed(source)) if kind == STUDENT else []
    return {"index": index, "kind": kind, "source": source, "imports": imports}


def parsed(source):
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.parse("")


def bound(source):
    return bound_by(parsed(source))


def errors(outputs):
    return [f"{each['ename']}: {each['evalue']}" for each in outputs if each["output_type"] == "error"]


def texts(outputs):
    return [each["text"] for each in outputs if each["output_type"] == "stream"]


# Ordinary answers with ordinary tests: each must pass as it does in one process.
PASSES = {
    "values": (
        "x = 3; s = 'a'; L = [1, (2, 3), {4}]",
        "assert x == 3 and s == 'a' and L == [1, (2, 3), {4}]",
    ),
    "a large integer": ("def f(): return 2**200", "assert f() == 2**200"),
    "an array": (
        "import numpy as np\ndef f(a): return a.T * 2",
        "a = np.arange(6.0).reshape(2, 3)\nr = f(a)\nassert type(r) is np.ndarray and r.shape == (3, 2)\n"
        "np.testing.assert_allclose(r, a.T * 2)",
    ),
    "an expression": (
        "import sympy as sp\nt = sp.symbols('t')\ne = sp.diff(sp.sin(t) * sp.exp(t), t)",
        "t = sp.symbols('t')\nassert sp.simplify(e - sp.exp(t) * (sp.sin(t) + sp.cos(t))) == 0",
    ),
    "an exception": (
        "def f(x):\n    raise ValueError('negative')",
        "try:\n    f(-1)\nexcept ValueError as error:\n    assert str(error) == 'negative'\n"
        "else:\n    assert False",
    ),
    "what is printed": (
        "def f(n): print('hello', n)",
        "import contextlib, io\nb = io.StringIO()\nwith contextlib.redirect_stdout(b):\n    f(3)\n"
        "assert b.getvalue() == 'hello 3\\n'",
    ),
    "a function of the test": (
        "def slope(f, x, h=1e-6): return (f(x + h) - f(x - h)) / (2 * h)",
        "calls = []\ndef square(x):\n    calls.append(x)\n    return x * x\n"
        "assert abs(slope(square, 3.0) - 6) < 1e-6 and len(calls) == 2",
    ),
    "a function that is returned": (
        "def counter():\n    n = [0]\n    def up(k=1):\n        n[0] += k\n        return n[0]\n"
        "    return up",
        "up = counter()\nassert up() == 1 and up(k=4) == 5",
    ),
    "a generator": ("def f(n):\n    for i in range(n): yield i * i", "assert list(f(4)) == [0, 1, 4, 9]"),
    "an answer that is deleted": (
        "def square(n): return n * n\ndef total(n): return sum(square(i) for i in range(n))",
        "kept = square\ndel square\ntry:\n    total(3)\nexcept NameError:\n    pass\n"
        "else:\n    assert False\n"
        "finally:\n    square = kept\nassert total(3) == 5",
    ),
    "an answer that is replaced": (
        "def area(r): return 3 * r * r\ndef volume(r, h): return area(r) * h",
        "calls = []\ndef area(r):\n    calls.append(r)\n    return 10\n"
        "assert volume(2, 3) == 30 and calls == [2]",
    ),
    "the argument itself": (
        "def same(a): return a\ndef copied(a): return a.copy()",
        "import numpy as np\na = np.zeros(2)\nassert same(a) is a and copied(a) is not a",
    ),
    "a key for sorting": (
        "def key(s): return len(s)",
        "assert sorted(['ccc', 'a'], key=key) == ['a', 'ccc']",
    ),
    "a lambda": ("f = lambda x: x + 1", "assert f(1) == 2 and f.__name__ == 'answer'"),
    "a generator of random numbers": (
        "def f(rng): return rng.normal()",
        "import numpy as np\nassert f(np.random.default_rng(3)) == np.random.default_rng(3).normal()",
    ),
}


@pytest.mark.parametrize("name", PASSES)
def test_ordinary_tests_pass(ran, name):
    answer, test = PASSES[name]
    assert errors(ran((STUDENT, answer), (TEST, test))[1]) == []


def test_a_number_of_numpys_is_a_number_of_points(ran):
    *_, last = ran((STUDENT, "x = 1"), (TEST, "import numpy as np\nnp.float32(1.5) * x"))
    assert [output["data"] for output in last] == [{"text/plain": "1.5"}]


# What a test must not be told: each raises there.
REFUSED = {
    "an object that is equal to everything": (
        "class Yes:\n    def __eq__(self, other): return True\ndef f(): return Yes()",
        "assert f() == 5",
        "NotPlain",
    ),
    "an object that is true": ("class Yes: pass\ndef f(): return Yes()", "assert f()", "NotPlain"),
    "an object that adds": (
        "class Yes:\n    def __add__(self, other): return 5\ndef f(): return Yes()",
        "assert f() + 1 == 5",
        "TypeError",
    ),
    "an attribute with an underscore": ("def f(): pass", "f._secret", "AttributeError"),
    "the end of a loop": ("def f(x): raise StopIteration", "assert all(map(f, [1, 2]))", "RuntimeError"),
    "the grader's own exception": (
        "def f():\n    raise KeyboardInterrupt",
        "try:\n    f()\nexcept Exception:\n    raise ValueError('an ordinary one')",
        "ValueError",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(ran, name):
    answer, test, kind = REFUSED[name]
    (error,) = errors(ran((STUDENT, answer), (TEST, test))[1])
    assert error.startswith(kind)


def test_an_argument_is_changed_only_where_the_solution_does_so(ran):
    answer = "def double(v):\n    v *= 2\n    return v"
    test = "import numpy as np\nv = np.ones(3)\nr = double(v)\nassert (r == 2).all()\nv.sum()"
    *_, last = ran((STUDENT, answer), (TEST, test))
    assert last[0]["data"]["text/plain"] == "3.0"
    *_, last = ran((STUDENT, answer), (TEST, test), in_place=["double"])
    assert last[0]["data"]["text/plain"] == "6.0"
    ran((STUDENT, answer), (TEST, test), rehearsal=True)
    assert ran.last.changing == ["double"]


def test_an_empty_answer_is_one_only_where_the_solution_is_empty(ran):
    answer = "def f(x): return []"
    test = "import numpy as np\nnp.testing.assert_allclose(f(1), 2.5)"
    (error,) = errors(ran((STUDENT, answer), (TEST, test))[1])
    assert error.startswith("EmptyAnswer: f gives nothing at all")
    assert not errors(ran((STUDENT, answer), (TEST, test), rehearsal=True)[1])
    assert ran.last.empty == ["f"]


def test_tests_keep_their_own_names_imports_and_builtins(ran):
    locked = (LOCKED, "import numpy as np\ndef reference(x): return x + 1")
    answer = (
        STUDENT,
        "def f(x): return 7\ndef reference(x): return 7\nhelper = 7\nsum = abs = print\n"
        "import numpy as np\nnp.allclose = lambda *a: True",
    )
    test = (
        TEST,
        "def helper(x): return x + 1\nassert helper(1) == reference(1) == abs(-2) and np.allclose(2, 3)",
    )
    job = ran(locked, (STUDENT, "def f(x): return x + 1"), answer, test)
    assert errors(job[3]) == ["AssertionError: "]


def test_a_process_that_dies_is_started_again_without_the_culprit(ran):
    outputs = ran(
        (STUDENT, "def f(): return 1"),
        (STUDENT, "import os\nos._exit(3)"),
        (STUDENT, "def g():\n    import os\n    os._exit(3)"),
        (TEST, "assert f() == 1"),
        (TEST, "g()"),
        (TEST, "assert f() == 1"),
    )
    assert [bool(errors(each)) for each in outputs] == [False, True, False, False, True, False]
    assert ran.last.processes == 3


def test_what_takes_too_long_is_stopped_and_costs_nobody_else(ran):
    outputs = ran(
        (STUDENT, "def f(): return 1\nwhile True: pass"),
        (STUDENT, "def g():\n    try:\n        while True: pass\n    except BaseException:\n        g()"),
        (TEST, "assert f() == 1"),
        (TEST, "g()"),
        (TEST, "while True: pass"),
        (TEST, "assert f() == 1"),
        cell_seconds=1.0,
    )
    names = [[error.partition(":")[0] for error in errors(each)] for each in outputs]
    assert names == [["CellTimeoutError"], [], [], ["CellTimeoutError"], ["CellTimeoutError"], []]


def test_a_test_that_ends_its_process_costs_that_test_alone(ran):
    outputs = ran((TEST, "import os\nos._exit(1)"), (STUDENT, "x = 1"), (TEST, "assert x == 1"))
    assert [bool(errors(each)) for each in outputs] == [True, False, False]


def test_what_a_cell_shows(ran):
    source = "import sys\nprint('out')\nprint('err', file=sys.stderr)\n{'a': 1}"
    shown, broken, drawn = ran(
        (STUDENT, source),
        (STUDENT, "def f():\n    return 1 / 0\nf()"),
        (STUDENT, "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"),
    )
    assert texts(shown) == ["out\n", "err\n"]
    assert shown[2]["data"] == {"text/plain": "{'a': 1}"}
    assert broken[0]["traceback"][1] == "cell 1, line 2 in f: return 1 / 0"
    assert list(drawn[0]["data"]) == ["image/png"]


def test_files_beside_the_notebook(ran):
    read = "print(open('data.txt').read())"
    outputs = ran(
        (STUDENT, read),
        (STUDENT, "import helper\nprint(helper.x)\nopen('left.txt', 'w').write('x');"),
        (TEST, read),
        (TEST, "import helper"),
        files={"data.txt": b"student's", "helper.py": b"x = 1"},
        given={"data.txt": b"given"},
    )
    assert [texts(each) for each in outputs[:3]] == [["student's\n"], ["1\n"], ["given\n"]]
    assert errors(outputs[3]) == ["ModuleNotFoundError: No module named 'helper'"]
    (again,) = ran((STUDENT, "import os\nprint(os.listdir())"))
    assert texts(again) == ["[]\n"]


# ------------------------------------------------------------------------------------------ stand-ins


SETUP = (
    LOCKED,
    "import numpy as np\nfrom lossedu import classifiers, losses, network\nfrom lossedu.checks import check",
)


def test_what_is_withheld_answers_through_the_tests_process(ran):
    source = (
        "p = losses.mean_squared_error([1.0, 2.0], [1.0, 4.0])\n"
        "g = losses.mean_squared_error.gradient([1.0, 2.0], [1.0, 4.0])\n"
        "from lossedu.losses import huber\nfrom lossedu import training as t\nh = huber(0.0, 0.5)"
    )
    *_, last = ran(SETUP, (STUDENT, source), (TEST, "p, g.tolist(), h"))
    assert last[0]["data"]["text/plain"] == "(2.0, [0.0, 2.0], 0.125)"


def test_an_object_made_by_an_answer_is_the_answers_to_change(ran):
    source = (
        "X, y = np.array([[1.0], [2.0]]), np.array([1.0, 2.0])\n"
        "m = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)\n"
        "for _ in range(3):\n    J, (dW, db) = m.loss_and_gradients(X, y)\n    m.W = m.W - 0.1 * dW\n"
        "n = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)\n"
        "for _ in range(3):\n    J2, (dW, db) = n.loss_and_gradients(X, y)\n    W = n.W\n    W -= 0.1 * dW\n"
    )
    outputs = ran(SETUP, (STUDENT, source), (TEST, "assert J == J2 and 0 < J < 2.5"))
    assert [errors(each) for each in outputs] == [[], [], []]


@pytest.mark.parametrize(
    "source",
    [
        "losses.mean_squared_error.formula = None",
        "losses.mean_squared_error = None\nlosses.mean_squared_error(1.0, 1.0)\nimport lossedu.checks",
        "import lossedu.checks.mistakes",
        "from lossedu import checks",
        "losses.np",
        "losses.mean_squared_error.__globals__",
        "reference.__globals__",
        "import lossedu.grading",
    ],
)
def test_what_is_not_offered_is_not_to_be_had(ran, source):
    locked = (LOCKED, SETUP[1] + "\ndef reference(x): return losses.mean_squared_error(0.0, x)")
    _, answer, test = ran(locked, (STUDENT, source), (TEST, "assert reference(2.0) == 4"))
    assert errors(answer) and not errors(test)


def test_the_seed_is_the_tests_alone(ran):
    source = "import os\nprint(os.environ.get('LOSSEDU_SEED'))"
    answer, test = ran((STUDENT, source), (TEST, source))
    assert (texts(answer), texts(test)) == (["None\n"], ["7\n"])
