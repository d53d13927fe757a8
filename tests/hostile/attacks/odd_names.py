"""Names its folder and its files with quotes, newlines, letters of other alphabets and commands."""

STUDENT = "ann o'neil \"$(touch x)\"\n; rm -rf ~ é"


def hand_in(folder):
    for name in ("a b.txt", "c'd\"e.txt", "f\ng.txt", "-rf", "$(touch x)", "é.txt", "日本.csv"):
        (folder / name).write_text("x")
