"""Calls of the Linux kernel that the standard library does not offer. They raise OSError."""

import ctypes
import os
from functools import cache

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38

CAP_SETUID = 7
CAPABILITY_VERSION = 0x20080522  # version 3: two words of 32 bits for each set
EFFECTIVE = 0  # place of the effective capabilities 0 to 31 among the six words


@cache
def libc():
    return ctypes.CDLL(None, use_errno=True)


def checked(result):
    """Return what a C function returned, or raise its error."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def system_call(number, *arguments):
    """Make a system call for which the C library has no function."""
    return checked(libc().syscall(ctypes.c_long(number), *arguments))


def prctl(option, *arguments):
    """Change a property of the calling process; missing arguments are 0."""
    words = [*arguments, 0, 0, 0, 0][:4]
    return checked(libc().prctl(option, *map(ctypes.c_ulong, words)))


def can_change_user():
    """Whether this process may take on any user's number."""
    words = (ctypes.c_uint32 * 6)()
    checked(libc().capget(capability_header(), words))
    return bool(words[EFFECTIVE] & 1 << CAP_SETUID)


def drop_capabilities():
    """Give up every capability of the calling process."""
    checked(libc().capset(capability_header(), (ctypes.c_uint32 * 6)()))


def capability_header():
    return (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
