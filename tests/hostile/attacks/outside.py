"""Sends what it knows to a server outside, by a name and by an address."""

CELLS = {
    "mean": """
import socket
WAYS = [
    lambda: socket.create_connection(("192.0.2.1", 80), 1),
    lambda: socket.getaddrinfo("localhost.example", 80),
]
for way in WAYS:
    try:
        way()
        print("HARM: reached outside")
    except OSError as error:
        if isinstance(error, TimeoutError):
            print("HARM: could try")
""",
}
