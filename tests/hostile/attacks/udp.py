"""Sends a packet, for which no connection is needed."""

CELLS = {
    "mean": """
import socket
try:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(b"x", ("127.0.0.1", @UDP@))
    print("HARM: sent")
except OSError:
    pass
""",
}
