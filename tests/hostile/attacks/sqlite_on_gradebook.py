"""Opens the gradebook and gives itself all points."""

CELLS = {
    "mean": """
import sqlite3
try:
    book = sqlite3.connect("@COURSE@/gradebook.db")
    book.execute("update grade set manual_score = 100")
    book.commit()
    print("HARM: wrote the gradebook")
except sqlite3.Error:
    pass
""",
}
