"""Sends its reply byte after byte, each in time."""

CELLS = {
    "mean": """
def mean(values):
    return 0.0
try:
    import time
    from lossedu.isolation import student
    def drip(sock, message, files=()):
        for byte in len(message).to_bytes(4, "big") + message:
            sock.sendall(bytes([byte]))
            time.sleep(0.05)
    def later(values):
        student.wire.send = drip
        return "x" * 1000
    mean = later
except ImportError:
    pass
""",
}
