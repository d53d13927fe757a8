"""Attaches to its parent and to another process as a debugger would, and reads their memory by system
calls.
"""

CELLS = {
    "mean": """
import ctypes
import os
libc = ctypes.CDLL(None, use_errno=True)
room = ctypes.create_string_buffer(8)
vector = (ctypes.c_void_p * 2)(ctypes.addressof(room), 8)
for pid in (os.getppid(), @PID@):
    if libc.ptrace(0x4206, pid, 0, 0) == 0:
        print("HARM: traced", pid)
        libc.ptrace(17, pid, 0, 0)
    if libc.process_vm_readv(pid, vector, 1, vector, 1, 0) > 0:
        print("HARM: read memory of", pid)
""",
}
