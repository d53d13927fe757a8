"""Connects to a server on this machine."""

CELLS = {
    "mean": """
import socket
try:
    socket.create_connection(("127.0.0.1", @TCP@), timeout=1).sendall(b"x")
    print("HARM: connected")
except OSError:
    pass
""",
}
