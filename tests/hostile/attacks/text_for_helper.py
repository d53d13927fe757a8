"""Calls a helper of a locked cell with a text that SymPy would evaluate where the helper runs."""

CELLS = {
    "mean": """
try:
    print("HARM:", int(tidy("__import__('os').getpid()")))
except Exception as error:
    print(type(error))
""",
}
