"""What answers and tests can do across the boundary, behind every wall of this machine."""

import time

import pytest

from lossedu.isolation import figures
from lossedu.isolation.job import LOCKED, STUDENT, TEST
from lossedu.isolation.link import MOST_IN_FIGURES, MOST_SHOWN
from lossedu.isolation.pair import NoRoom

pytestmark = pytest.mark.xdist_group("boundary")


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
    *_, last = ran((STUDENT, answer), (TEST, test), in_place=[["double", 0]])
    assert last[0]["data"]["text/plain"] == "6.0"
    ran((STUDENT, answer), (TEST, test), rehearsal=True)
    assert ran.last.changing == [["double", 0]]


def test_another_argument_than_the_solutions_is_left_as_it_was(ran):
    answer = "def step(weights, slopes):\n    slopes[...] = 0"
    test = "import numpy as np\nw, g = np.ones(2), np.ones(2)\nstep(w, g)\nassert (w == 1 - g).all()"
    (error,) = errors(ran((STUDENT, answer), (TEST, test), in_place=[["step", 0]])[1])
    assert error.startswith("AssertionError")


def test_an_empty_answer_is_one_only_where_the_solution_is_empty(ran):
    answer = "def f(x): return []"
    test = "import numpy as np\nnp.testing.assert_allclose(f(1), 2.5)"
    (error,) = errors(ran((STUDENT, answer), (TEST, test))[1])
    assert error.startswith("EmptyAnswer: f gives nothing at all")
    assert not errors(ran((STUDENT, answer), (TEST, test), rehearsal=True)[1])
    assert ran.last.empty == ["f"]


NOTHING = {
    "a list in a list": ("f = [[]]", "assert np.allclose(f, 2.5)"),
    "an array of objects": (
        "f = np.empty(1, object)\nf[0] = np.array([])",
        "for part in f:\n    assert np.allclose(part, 2.5)",
    ),
    "one of two": ("f = ([], 1)", "for value in f[0]:\n    assert value == 2.5"),
    "a matrix": ("f = sp.Matrix(0, 1, [])", "for value in f:\n    assert value == 2.5"),
    "an iterator": ("f = iter([])", "for value in f:\n    assert value == 2.5"),
    "a generator of a function": (
        "def g():\n    yield from ()\ndef f(): return g()",
        "for value in f():\n    assert value == 2.5",
    ),
    "a range": ("f = range(0)", "for value in f:\n    assert value == 2.5"),
    "iterators in a list": (
        "f = [iter(()), iter(())]",
        "for row in f:\n    for value in row:\n        assert value == 2.5",
    ),
    "iterators in a dict of a function": (
        "def f(): return {'row': (iter(()),)}",
        "for value in f()['row'][0]:\n    assert value == 2.5",
    ),
    "iterators in an array": (
        "f = np.empty(1, object)\nf[0] = iter(())",
        "for row in f:\n    for value in row:\n        assert value == 2.5",
    ),
    "empty parts of a generator": (
        "def g():\n    yield []\ndef f(): return g()",
        "for row in f():\n    for value in row:\n        assert value == 2.5",
    ),
    "a tuple of SymPy's": ("f = sp.Tuple(sp.Tuple())", "for value in f[0]:\n    assert value == 2.5"),
    "a set of SymPy's": ("f = sp.S.EmptySet", "for value in f:\n    assert value == 2.5"),
    "an intersection of SymPy's": (
        "f = sp.Intersection(sp.FiniteSet(1), sp.FiniteSet(2), evaluate=False)",
        "for value in f:\n    assert value == 2.5",
    ),
    "a matrix of zeros of SymPy's": ("f = sp.ZeroMatrix(0, 3)", "for value in f:\n    assert value == 2.5"),
}


@pytest.mark.parametrize("name", NOTHING)
def test_what_holds_nothing_is_empty(ran, name):
    answer, test = NOTHING[name]
    imports = "import numpy as np\nimport sympy as sp\n"
    (error,) = errors(ran((STUDENT, imports + answer), (TEST, imports + test))[1])
    assert error.startswith("EmptyAnswer: f gives nothing at all")


MOVES = """
class Game:
    best = ()
    def moves(self): return []
def play(): return Game()
"""


@pytest.mark.parametrize("what", ["play().best", "play().moves()", "Game.best"])
def test_what_an_object_gives_is_empty_only_where_the_solution_is(ran, what):
    test = f"for move in {what}:\n    assert move == 3"
    name = what.replace("play()", "play").replace("moves()", "moves")
    (error,) = errors(ran((STUDENT, MOVES), (TEST, test))[1])
    assert error.startswith(f"EmptyAnswer: {name} gives nothing at all")
    assert not errors(ran((STUDENT, MOVES), (TEST, test), rehearsal=True)[1])
    assert ran.last.empty == [name]


TREE = """
class Tree:
    def __init__(self, depth): self.children = [Tree(depth - 1)] * 2 if depth else []
    def __call__(self): return self
"""
WALK = """
def walk(tree):
    for child in tree.children:
        walk(child)
    return tree
walk(walk(Tree({}))())
"""


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_what_is_empty_in_the_solution_may_be_so_at_any_depth(ran, depth):
    assert not errors(ran((STUDENT, TREE), (TEST, WALK.format(2)), rehearsal=True)[1])
    assert ran.last.empty == ["Tree.children"]
    assert not errors(ran((STUDENT, TREE), (TEST, WALK.format(depth)), empty=["Tree.children"])[1])
    assert errors(ran((STUDENT, TREE), (TEST, WALK.format(depth)))[1])


@pytest.mark.parametrize(
    ("change", "name"),
    [("out[:] = [iter(())]", "fill"), ("out[:] = [[]]", "fill[0]"), ("out.clear()", "fill[0]")],
)
def test_what_an_answer_puts_into_an_argument_is_looked_at_as_well(ran, change, name):
    answer = f"def fill(out): {change}"
    test = "out = [[0]]\nfill(out)\nfor row in out:\n    for value in row:\n        assert value == 2.5"
    (error,) = errors(ran((STUDENT, answer), (TEST, test), in_place=[["fill", 0]])[1])
    assert error.startswith(f"EmptyAnswer: {name} gives nothing at all")
    assert not errors(ran((STUDENT, answer), (TEST, test), rehearsal=True)[1])
    assert (ran.last.empty, ran.last.changing) == ([name], [["fill", 0]])


def test_sets_that_cannot_be_gone_through_are_not_empty(ran):
    answer = "import sympy as sp\nf = [sp.Interval(0, 1), sp.S.Reals, sp.S.Integers, sp.FiniteSet(0)]"
    assert not errors(ran((STUDENT, answer), (TEST, "assert len(f) == 4"))[1])


def test_a_function_that_a_function_returns_is_not_empty_in_its_place(ran):
    answer = "def make():\n    return lambda: []"
    (error,) = errors(ran((STUDENT, answer), (TEST, "for value in make()():\n    assert value == 2.5"))[1])
    assert error.startswith("EmptyAnswer: make() gives nothing at all")


SMALL = """
import collections
import numpy as np
x = np.uint8(253)
def f(): return np.int16(-32768)
def parts(): return [np.uint8(1), (np.uint16(2),), {"k": np.uint64(3)}, np.int64(4), np.array([5], np.uint8)]
def single(): return [np.array(3, np.uint8), np.array([np.float16(0.1)], object), np.array(4)]
def rows():
    made = np.empty(2, object)
    made[0], made[1] = np.array([1, 2]), np.array([3, 4])
    return [made]
def times(): return [np.timedelta64(3, "D"), np.timedelta64("NaT")]
def counted(): return collections.Counter([np.uint8(1), (1, 2), (1, 2)])
def half(): return np.float16(3.141)
"""


def test_small_numbers_neither_start_again_at_zero_nor_round_others(ran):
    *_, numbers, kinds, single, rows, others, half = ran(
        (STUDENT, SMALL),
        (TEST, "a, (b,), c, *_ = parts()\n1 - x, f() - 1, a - 2, b - 3, c['k'] - 4"),
        (TEST, "*_, d, e = parts()\nprint(type(d).__name__, e.dtype)"),
        (TEST, "print([type(each).__name__ for each in (single()[0], single()[1][0], single()[2])])"),
        (TEST, "(made,) = rows()\nassert [list(row) for row in made] == [[1, 2], [3, 4]] and made.ndim == 1"),
        (TEST, "days, never = times()\nprint(days, never)\nprint(counted().most_common(1), counted()[3])"),
        (TEST, "abs(half() - 3.141592653589793) < 1e-6"),
    )
    assert numbers[0]["data"]["text/plain"] == "(-252, -32769, -1, -1, -1)"
    assert texts(kinds) == ["int64 uint8\n"]
    assert errors(rows) == []
    assert texts(single) == ["['int', 'float', 'ndarray']\n"]
    assert texts(others) == ["3 days NaT\n[((1, 2), 2)] 0\n"]
    assert half[0]["data"]["text/plain"] == "False"


def test_an_answer_that_is_not_there_is_no_builtin_of_its_name(ran):
    _, test = ran((STUDENT, "sum = max = 3\ndel sum, max"), (TEST, "assert sum([1, 2]) == max(3, 2)"))
    assert errors(test) == ["NameError: name 'sum' is not defined"]


@pytest.mark.parametrize("name", ["wire.TooLate", "wire.Closed", "reply.StudentDied", "link.EmptyAnswer"])
def test_an_exception_named_like_one_of_ours_is_the_answers_own(ran, name):
    module, kind = name.split(".")
    forged = f"class {kind}(Exception): pass\n{kind}.__module__ = 'lossedu.isolation.{module}'\n"
    answer = f"{forged}def f(): raise {kind}('forged')\ndef g(): return 2"
    _, raised, after = ran((STUDENT, answer), (TEST, "f()"), (TEST, "assert g() == 2"))
    assert (errors(raised), errors(after)) == (["Exception: forged"], [])
    assert ran.last.processes == 1


def test_a_point_that_only_looks_like_the_tests_is_another(ran):
    names = "import sympy as sp\nt, x = sp.symbols('t x')\n"
    answer = f"{names}f = sp.Subs(sp.sin(t**x), t, sp.Symbol('2'))"
    test = "ours = sp.Subs(sp.sin(t**x), t, 2)\nf.subs(x, 3)\nassert f != ours\nours.subs(x, 3).doit()"
    renamed = "assert sp.Subs(sp.sin(t**x), t, 2) == sp.Subs(sp.sin(z**x), z, 2)"
    _, shown, same = ran((STUDENT, answer), (TEST, names + test), (TEST, "z = sp.Symbol('z')\n" + renamed))
    assert shown[0]["data"]["text/plain"] == "sin(8)"
    assert errors(same) == []


def test_a_value_stays_what_it_is_between_two_calls(ran):
    answer = (
        "x = 0\nside = display.__self__\nclass Changing(dict):\n    asked = [3, 7]\n"
        "    def __getitem__(self, name):\n"
        "        return self.asked.pop(0) if name == 'x' and self.asked else dict.__getitem__(self, name)\n"
        "def change():\n    pass\n"
        "side.names = Changing(side.names)"
    )
    _, test = ran((STUDENT, answer), (TEST, "assert x == 3\nassert x == 3\nchange()\nassert x == 7"))
    assert not errors(test)


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


def test_a_test_that_is_slower_than_its_answers_costs_nobody_else(ran):
    """The answer is there already when it is interrupted for being late."""
    late = "import time\nwhile True:\n    time.sleep(1.05)\n    double(1)"
    double = "def double(x): return 2 * x"
    cells = (STUDENT, double), (TEST, late), (TEST, "assert double(2) == 4")
    _, stopped, after = ran(*cells, cell_seconds=1.0)
    assert [each.partition(":")[0] for each in errors(stopped)] == ["CellTimeoutError"]
    assert errors(after) == []


ALARM = """
import signal
from lossedu.isolation.reply import OutOfTime

def stop(number, frame):
    raise OutOfTime("stopped")

signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    slow()
except OutOfTime:
    signal.setitimer(signal.ITIMER_REAL, 0)
else:
    raise AssertionError("there was no alarm")
assert quick() == 2
"""


def test_an_alarm_in_the_middle_of_a_call_leaves_no_reply_to_the_next_one(ran):
    answers = "import time\ndef slow():\n    time.sleep(0.5)\n    return 1\ndef quick(): return 2"
    outputs = ran((STUDENT, answers), (TEST, ALARM), (TEST, "assert quick() == 2"))
    assert [errors(each) for each in outputs] == [[], [], []]


def test_an_import_that_fails_takes_no_other_with_it_when_a_process_is_started_again(ran):
    outputs = ran(
        (LOCKED, "import math\nimport helper"),
        (STUDENT, "def f(): return math.pi"),
        (STUDENT, "import os; os._exit(0)"),
        (TEST, "assert 3.14 < f() < 3.15"),
        files={"helper.py": b"raise ValueError('not mine')"},
        given={"helper.py": b""},
    )
    assert [bool(errors(each)) for each in outputs] == [True, False, True, False]


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


def test_files_that_cannot_be_put_there_are_nobody_elses_trouble(ran):
    assert ran((STUDENT, "x = 1")) == [[]]
    time.sleep(0.5)  # so that the next processes wait already
    with pytest.raises(NoRoom, match="File name too long"):
        ran((STUDENT, "x = 1"), files={"n" * 300: b"", "left.txt": b""}, given={"left.txt": b""})
    read = "import os\nprint(os.listdir(), open('data.txt').read())\nopen('new.txt', 'w').close()"
    files = {"data.txt": b"there"}
    outputs = ran((STUDENT, read), (TEST, read), files=files, given=files)
    assert [texts(each) for each in outputs] == [["['data.txt'] there\n"]] * 2


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
        "losses.mean_squared_error.formula",
        "losses.mean_squared_error.expression",
        "losses.mean_squared_error.symbols",
        "losses.mean_squared_error.define_gradient(lambda y, y_hat: 0 * y)",
        "losses.mean_squared_error.define_expression(lambda sp, y, y_hat: y)",
        "losses.mean_squared_error.refuse_gradient('no')",
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


def test_what_tests_have_made_is_not_the_answers_to_change(ran):
    setup = (
        "class Layer:\n    def __init__(self, w): self.w = w\n"
        "class Net:\n    def __init__(self, *layers): self.layers = list(layers)\n"
        "def inner(layer): return Net(layer).layers[0]"
    )
    source = (
        "def heavy(net):\n    net.layers[0].w = 0\n"
        "def heavier(layer):\n    layer.w = 0\n"
        "def heaviest(layer):\n    inner(layer).w = 0\n"
        "own = Net(Layer(1), Layer(2))\nown.layers[1].w = 5\nw = own.layers[1].w"
    )
    test = (
        "net = Net(Layer(3))\n"
        "for change, thing in ((heavy, net), (heavier, net.layers[0]), (heaviest, Layer(3))):\n"
        "    try:\n        change(thing)\n    except AttributeError as error:\n"
        "        assert 'cannot be changed' in str(error)\n"
        "    else:\n        raise AssertionError(change)\n"
        "assert net.layers[0].w == 3 and w == 5"
    )
    outputs = ran((LOCKED, setup), (STUDENT, source), (TEST, test))
    assert [errors(each) for each in outputs] == [[], [], []]


def test_figures_and_pieces_of_output_are_counted_by_the_tests(ran):
    forge = (
        "from lossedu.isolation import figures\n"
        "figures.drawn = lambda: [b'\\x89PNG\\r\\n\\x1a\\n' + bytes(200_000)] * 30"
    )
    pieces = "figures.drawn = list\nside = display.__self__\nside.output += [['stdout', 'x']] * 5000"
    outputs = ran(*[(STUDENT, forge)] * 4, (STUDENT, pieces))
    sizes = [
        [len(part["data"]["image/png"]) * 3 / 4 for part in each if part["output_type"] == "display_data"]
        for each in outputs
    ]
    assert len(sizes[0]) == figures.MOST
    assert MOST_IN_FIGURES / 2 < sum(map(sum, sizes)) <= MOST_IN_FIGURES
    assert len(outputs[-1]) == MOST_SHOWN


def test_the_seed_is_the_tests_alone(ran):
    source = "import os\nprint(os.environ.get('LOSSEDU_SEED'))"
    answer, test = ran((STUDENT, source), (TEST, source))
    assert (texts(answer), texts(test)) == (["None\n"], ["7\n"])


def test_a_process_that_no_cell_has_asked_for_is_not_the_next_ones(ran):
    assert ran((TEST, "time = 0")) == [[]]
    time.sleep(0.5)  # so that the next processes wait already
    assert ran((TEST, "time = 0")) == [[]]
    write = "import os\nopen('new.txt', 'w').close()\nprint(os.listdir())"
    assert [texts(each) for each in ran((STUDENT, write))] == [["['new.txt']\n"]]


SCAN = """
import ctypes, os
needle = bytes(reversed(b"enim ton si taht"))
libc = ctypes.CDLL(None)
libc.sbrk.restype = ctypes.c_void_p
source, target = os.pipe()
page = libc.sbrk(ctypes.c_ssize_t(0)) & -4096
seen = 0
while libc.write(target, ctypes.c_void_p(page := page - 4096), ctypes.c_size_t(4096)) == 4096:
    seen += 1
    if needle * 3 in os.read(source, 4096):
        print("found")
        break
assert seen > 100, seen
"""


def test_files_of_one_submission_are_not_in_the_memory_of_the_next(ran):
    theirs = {"own.txt": b"that is not mine" * 1000}
    for _ in range(5):
        assert texts(ran((STUDENT, "print(len(open('own.txt').read()))"), files=theirs)[0]) == ["16000\n"]
        assert ran((STUDENT, SCAN)) == [[]]


def test_an_answer_that_is_called_back_borrows_what_it_asks_for_then(ran):
    setup = "import numpy as np\nfrom lossedu import classifiers, losses\nfrom lossedu.checks import check"
    source = (
        "class Loss:\n"
        "    def __init__(self, *given): self.given = given\n"
        "    def __call__(self, *_): self.value = losses.huber(*self.given); return 0.0\n"
        "    def gradient(self, y, z): return np.zeros(np.shape(z))\n"
        "def huber(y_true, y_pred, delta=1.0):\n"
        "    loss = Loss(y_true, y_pred)\n"
        "    classifiers.LinearModel([0.0], 0.0, loss).loss_and_gradients([[1.0]], [1.0])\n"
        "    return loss.value"
    )
    test = (
        "may_use = [classifiers.LinearModel]\n"
        "verdict = check.loss(huber, losses.huber, task='t', points={'values': 1}, may_use=may_use)\n"
        "assert verdict.score == 0, verdict\n"
        "assert 'it calls lossedu.losses.huber' in str(verdict), verdict"
    )
    outputs = ran((LOCKED, setup), (STUDENT, source), (TEST, test))
    assert [errors(each) for each in outputs] == [[], [], []]


@pytest.mark.parametrize("borrows", [True, False])
def test_what_an_answer_borrows_is_found_in_whatever_call_it_does_so(ran, borrows):
    setup = "import numpy as np\nfrom lossedu import losses\nfrom lossedu.checks import check"
    source = (
        "calls = []\n"
        "def huber(y_true, y_pred, delta=1.0):\n"
        "    calls.append(1)\n"
        f"    if {borrows} and len(calls) == 4:\n"
        "        return losses.huber(y_true, y_pred, delta=delta)\n"
        "    r = np.abs(np.asarray(y_pred) - y_true)\n"
        "    return np.mean(np.where(r <= delta, r**2 / 2, delta * (r - delta / 2)))"
    )
    test = (
        "verdict = check.loss(huber, losses.huber, task='t', points={'values': 1})\n"
        f"assert verdict.score == {int(not borrows)}, verdict\n"
        f"assert ('it calls lossedu.losses.huber' in str(verdict)) == {borrows}"
    )
    outputs = ran((LOCKED, setup), (STUDENT, source), (TEST, test))
    assert [errors(each) for each in outputs] == [[], [], []]


def test_wrong_values_of_the_tasks_are_there_before_the_first_test(ran):
    test = (
        "from lossedu.checks.mistakes import of_task\n"
        "known = lambda task: {m.answer.cache_info().currsize >= len(m.answers) for m in of_task(task)}\n"
        "assert known('softmax-ce-steps') == {True} and known('best-affine') == {False}"
    )
    assert ran((TEST, test)) == [[]]


DERIVED = """
from unittest import mock
import sympy as sp
u, v = sp.symbols("u v")
with mock.patch.object(sp.log, "fdiff", autospec=True, side_effect=sp.log.fdiff) as fdiff:
    (sp.log(sp.exp(u) + sp.exp(v)) - u).diff({})
print(fdiff.call_count)
"""


def test_derivatives_of_the_kit_are_taken_where_tests_run_and_nowhere_else(ran):
    by_u, by_v = DERIVED.format("u"), DERIVED.format("v")
    outputs = ran((TEST, by_u), (TEST, by_v), (STUDENT, by_u))
    assert [texts(each) for each in outputs] == [["0\n"], ["1\n"], ["1\n"]]


def test_what_was_derived_in_advance_is_what_an_answer_derives(ran):
    derived = (
        "import sympy as sp\nu = sp.Symbol('u')\nf = sp.Function('f')\n"
        "{} = sp.Add(*[f(k * u) ** 3 * sp.exp(k * sp.sin(u)) for k in range(3)]).diff(u)"
    )
    test = derived.format("expected") + "\nassert answer == expected and answer - expected == 0"
    outputs = ran((STUDENT, derived.format("answer")), (TEST, test))
    assert [errors(each) for each in outputs] == [[], []]


SETTINGS = """
import sys
frame, found = sys._getframe(), []
while frame := frame.f_back:
    found += [repr(frame.f_locals["settings"])] if "settings" in frame.f_locals else []
print([("'role'" in each, "Deriva" + "tive(" in each) for each in found])
"""


def test_an_answer_that_goes_up_the_stack_finds_no_derivative_of_the_tests(ran):
    in_answers, in_tests = ran((STUDENT, SETTINGS), (TEST, SETTINGS))
    assert (texts(in_answers), texts(in_tests)) == (["[(True, False)]\n"], ["[(True, True)]\n"])


def test_the_rehearsal_notes_the_derivatives_that_tests_take(ran):
    source = "import sympy as sp\nx = sp.symbols('x')\nsum(sp.exp(k * sp.sin(x)) for k in range(40)).diff({})"
    outputs = ran((STUDENT, source.format("x, 2")), (TEST, source.format("x")), rehearsal=True)
    assert [errors(each) for each in outputs] == [[], []]
    (noted,) = ran.last.derivatives
    assert noted.startswith("Derivative(Add(") and noted.endswith("Tuple(Symbol('x'), Integer(1)))")
    ran((TEST, source.format("x")))
    assert ran.last.derivatives == []
