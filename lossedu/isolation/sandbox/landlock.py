"""Landlock: the kernel's own file wall, for which no namespace and no privilege is needed.

It only ever grants, and a rule for a folder holds for all below it. So where something is hidden, the
folders above it are granted entry by entry. Names below them can still be listed; what is hidden cannot be
opened. Nor does Landlock guard a file's metadata: stat, readlink, chmod (seccomp answers for the last).
"""

import ctypes
import os
import stat
import struct
import sys
from functools import cache

from lossedu.isolation.sandbox import linux
from lossedu.isolation.sandbox.view import below

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # numbers of the system calls
VERSION = 1  # flag that asks for the version
PATH_BENEATH = 1
LEAST_VERSION = 3  # of Linux 6.2; before it, cutting a file off at any length was not guarded

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = (1 << bit for bit in range(6))
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = (1 << bit for bit in range(6, 13))
REFER, TRUNCATE, IOCTL_DEVICE = (1 << bit for bit in range(13, 16))

READ = READ_FILE | READ_DIR
WRITE = (
    READ | WRITE_FILE | TRUNCATE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | MAKE_SYM | REFER
)
FOR_FILES = READ_FILE | WRITE_FILE | TRUNCATE
DEVICES = {"/dev/null": READ_FILE | WRITE_FILE | TRUNCATE} | dict.fromkeys(
    ["/dev/zero", "/dev/random", "/dev/urandom"], READ_FILE
)


@cache
def version():
    """Version of Landlock in this kernel; 0 without it."""
    if sys.platform != "linux":
        return 0
    try:
        return linux.system_call(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(VERSION))
    except OSError:
        return 0


def works():
    """Whether this kernel's Landlock is a wall: reading, writing and cutting off are guarded."""
    return version() >= LEAST_VERSION


def prepare(view):
    """Return the descriptor of a ruleset that grants what ``view`` shows; raises OSError."""
    ruleset = new_ruleset()
    hidden = {os.path.realpath(path) for path in view.hidden}
    for path in {os.path.realpath(path) for path in view.readable}:
        for granted, rights in grants(path, hidden):
            grant(ruleset, granted, rights)
    for device, rights in DEVICES.items():
        grant(ruleset, device, rights)
    grant(ruleset, os.path.realpath(view.scratch), WRITE)
    return ruleset


def new_ruleset():
    """Every right that this kernel knows is refused unless granted, TCP and signals included."""
    files = (IOCTL_DEVICE << 1) - 1 if version() >= 5 else IOCTL_DEVICE - 1
    bind_and_connect = 0b11 if version() >= 4 else 0
    abstract_sockets_and_signals = 0b11 if version() >= 6 else 0
    attributes = struct.pack("=QQQ", files, bind_and_connect, abstract_sockets_and_signals)
    return linux.system_call(
        CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0)
    )


def grants(path, hidden):
    """Yield (path, rights) for all of ``path`` but what is hidden; real paths all."""
    if path in hidden:
        return
    if not any(below(name, path) for name in hidden):
        yield path, READ
        return
    yield path, READ_DIR
    with os.scandir(path) as entries:
        inside = [entry.path for entry in entries]
    for entry in inside:
        yield from grants(entry, hidden)


def grant(ruleset, path, rights):
    """Add a rule for a file or folder, and nothing that a link leads to; what is not there needs none."""
    try:
        place = os.open(path, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= FOR_FILES
        rule = struct.pack("=Qi", rights, place)
        linux.system_call(
            ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(PATH_BENEATH), rule, ctypes.c_uint32(0)
        )
    finally:
        os.close(place)


def restrict(ruleset):
    """Put the calling process behind the wall for good; raises OSError."""
    linux.system_call(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
