"""Tries system calls by which processes have left sandboxes: namespaces, keys, io_uring, BPF, memory files.
"""

CELLS = {
    "mean": """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for number, arguments in {272: (0x10000000,), 250: (0, -3, 0), 425: (1, 0), 321: (0, 0, 0), 319: (b"x", 0),
                          323: (0,), 310: (0, 0, 0, 0, 0, 0), 435: (0, 0), 62: (0, 0), 434: (1, 0)}.items():
    if libc.syscall(number, *arguments) >= 0:
        print("HARM: system call", number)
""",
}
