"""As deep_reply, as bytes that no check of its own process has seen."""

CELLS = {
    "mean": """
def mean(values):
    return 0.0
try:
    from lossedu.isolation import codec, student
    import msgpack
    def deep(self, kind, content):
        data = b""
        for _ in range(2000):
            data = msgpack.packb(msgpack.ExtType(codec.LIST, data))
        student.wire.send(self.sock, data)
    def mean(values):
        student.Student.say = deep
        return 0.0
except ImportError:
    pass
""",
}
