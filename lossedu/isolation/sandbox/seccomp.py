"""The system calls that remain: enough for scientific Python with threads, and nothing that reaches others.

What is not named here fails with EPERM. Memory that RLIMIT_AS does not count (memfd_create, System V), other
processes, new sockets, programs, mounts and keys are left out on purpose.
"""

import ctypes
import errno
import os
import struct

from lossedu.isolation.sandbox import linux
from lossedu.isolation.sandbox.errors import SandboxError

ALLOWED = {
    "memory": "brk mmap munmap mremap mprotect madvise msync mincore membarrier",
    "threads": "futex set_robust_list get_robust_list rseq sched_yield sched_getaffinity getcpu gettid exit",
    "signals to itself": """rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend
        rt_sigtimedwait sigaltstack pause restart_syscall""",
    "descriptors": """read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek close
        close_range dup dup2 dup3 pipe pipe2 poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl
        epoll_wait epoll_pwait epoll_pwait2 eventfd2 flock fsync fdatasync""",
    "files": """open openat creat stat lstat fstat newfstatat statx statfs fstatfs access faccessat faccessat2
        readlink readlinkat getdents getdents64 getcwd chdir fchdir umask mkdir mkdirat rmdir unlink unlinkat
        rename renameat renameat2 link linkat symlink symlinkat truncate ftruncate fallocate fadvise64
        sendfile copy_file_range""",
    "time": """time gettimeofday clock_gettime clock_getres clock_nanosleep nanosleep times getitimer
        setitimer alarm timer_create timer_settime timer_gettime timer_getoverrun timer_delete timerfd_create
        timerfd_settime timerfd_gettime""",
    "who and where": """getpid getppid getpgid getpgrp getsid getuid geteuid getgid getegid getresuid
        getresgid getgroups uname sysinfo getrusage getrlimit setrlimit getpriority getrandom""",
    "a socket that is there": "getsockname getpeername getsockopt shutdown",
    "the end": "exit_group wait4 waitid",
}

# Landlock does not guard a file's mode and times, so nobody may change them; but shutil.copy does, and
# must not fail for that. These calls do nothing and answer success.
WITHOUT_EFFECT = "chmod fchmod fchmodat fchmodat2 utime utimes futimesat utimensat"

# To these, libraries take EPERM for a fault, but know another way when they are told so.
ANSWERED = {
    errno.ENOSYS: "clone3",
    errno.ENOTSUP: "getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr",
}

CLONE_THREAD = 0x00010000
CLONE_NAMESPACES = 0x02000000 | 0x7C000000 | 0x00020000  # cgroup; uts, ipc, user, pid, net; mount
MSG_OOB = 1
AF_UNIX, SOCK_STREAM, SOCK_TYPES = 1, 1, 0xF
IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS TIOCGWINSZ FIONREAD FIONBIO FION- FIOCLEX
FCNTL = (*range(8), 36, 37, 38, 1030)  # flags, duplicates, locks; not F_SETOWN, which sends signals to others
PRCTL = (3, 15, 16, 0x53564D41)  # whether it leaves a core; names of threads and of memory

SET_FILTER = 2


def prepare():
    """Return the filter as a program for the kernel, in bytes.

    Raises SandboxError where libseccomp or its Python binding is missing.
    """
    try:
        import pyseccomp
    except (ImportError, RuntimeError) as error:
        raise SandboxError(
            f"no filter for system calls: {error}. Install libseccomp (Debian: libseccomp2) and "
            "the Python package pyseccomp, or grade with --unsafe"
        ) from error
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    add_names(rules, pyseccomp.ALLOW, " ".join(ALLOWED.values()))
    add_names(rules, pyseccomp.ERRNO(0), WITHOUT_EFFECT)
    for number, names in ANSWERED.items():
        add_names(rules, pyseccomp.ERRNO(number), names)
    add_conditions(rules)
    with open(os.memfd_create("filter"), "w+b") as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def add_names(rules, action, names):
    """Add a rule for every name that this libseccomp knows; the others stay refused."""
    from pyseccomp import Arch, resolve_syscall

    for name in names.split():
        if resolve_syscall(Arch.NATIVE, name) != -1:
            rules.add_rule(action, name)


def add_conditions(rules):
    """Allow some calls with some arguments only."""
    from pyseccomp import ALLOW, EQ, MASKED_EQ, Arg

    rules.add_rule(ALLOW, "clone", Arg(0, MASKED_EQ, CLONE_THREAD | CLONE_NAMESPACES, CLONE_THREAD))
    rules.add_rule(ALLOW, "prlimit64", Arg(0, EQ, 0))  # of itself
    rules.add_rule(
        ALLOW, "socketpair", Arg(0, EQ, AF_UNIX), Arg(1, MASKED_EQ, SOCK_TYPES, SOCK_STREAM)
    )
    rules.add_rule(ALLOW, "sendto", Arg(3, MASKED_EQ, MSG_OOB, 0), Arg(4, EQ, 0))  # no address
    rules.add_rule(ALLOW, "recvfrom", Arg(3, MASKED_EQ, MSG_OOB, 0))
    rules.add_rule(ALLOW, "recvmsg", Arg(2, MASKED_EQ, MSG_OOB, 0))  # a new socket from the worker
    for name, position, values in (("ioctl", 1, IOCTL), ("fcntl", 1, FCNTL), ("prctl", 0, PRCTL)):
        for value in values:
            rules.add_rule(ALLOW, name, Arg(position, EQ, value))


def install(program):
    """Let the calling process make only the calls that the program allows, for good; raises OSError."""
    instructions = ctypes.create_string_buffer(program, len(program))
    count = len(program) // 8
    header = ctypes.create_string_buffer(struct.pack("@HP", count, ctypes.addressof(instructions)))
    linux.prctl(linux.PR_SET_SECCOMP, SET_FILTER, ctypes.addressof(header))
