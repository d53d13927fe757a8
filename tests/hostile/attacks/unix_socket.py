"""Connects to a socket in the file system, as services of the machine have them."""

CELLS = {
    "mean": """
import socket
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
    try:
        with socket.socket(socket.AF_UNIX, kind) as sock:
            sock.connect("@UNIX@")
        print("HARM: connected")
    except OSError:
        pass
""",
}
