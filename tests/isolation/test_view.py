"""Matplotlib's list of fonts for the zygotes, beside what Matplotlib itself says."""

import json
import os
import subprocess
import sys

LISTS = "from lossedu.isolation.view import font_lists\nfonts = font_lists()\n"
TELL = "import json, sys\nprint(json.dumps([sorted(fonts), 'matplotlib' in sys.modules]))"
MAKE = "import matplotlib.font_manager\n"


def ran(code, cache):
    """Run code in a new Python whose Matplotlib keeps its lists in ``cache``; returns what it tells."""
    environment = os.environ | {"MPLCONFIGDIR": str(cache)}
    argv = [sys.executable, "-c", code + TELL]
    done = subprocess.run(argv, env=environment, capture_output=True, text=True, timeout=120, check=True)
    return json.loads(done.stdout)


def test_a_list_that_is_there_is_found_without_loading_matplotlib(tmp_path):
    ran(MAKE + "fonts = []\n", tmp_path)
    made = sorted(path.name for path in tmp_path.glob("fontlist*"))
    assert made
    assert ran(LISTS, tmp_path) == [made, False]


def test_where_there_is_none_matplotlib_makes_it(tmp_path):
    names, was_loaded = ran(LISTS, tmp_path)
    assert was_loaded
    assert names == sorted(path.name for path in tmp_path.glob("fontlist*")) != []
