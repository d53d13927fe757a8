"""Limits of a process on memory, time, sizes and numbers."""

from dataclasses import dataclass

try:
    import resource
except ImportError:  # Windows has no such limits, and no wall
    resource = None


@dataclass(frozen=True)
class Limits:
    """What one confined process may use.

    ``memory`` is in bytes of address space, ``cpu`` in seconds of all threads together, ``file_size`` in
    bytes of each file. ``processes`` counts threads, over all processes of the same user number.
    """

    memory: int = 2 << 30
    cpu: int = 60
    file_size: int = 16 << 20
    open_files: int = 64
    processes: int = 64


def impose(limits):
    """Bind the calling process to all but the number of threads; raises OSError."""
    lower(resource.RLIMIT_AS, limits.memory)
    lower(resource.RLIMIT_CPU, limits.cpu)
    lower(resource.RLIMIT_FSIZE, limits.file_size)
    lower(resource.RLIMIT_NOFILE, limits.open_files)
    lower(resource.RLIMIT_CORE, 0)


def impose_processes(limits):
    """Limit the number of threads; this binds every user but root."""
    lower(resource.RLIMIT_NPROC, limits.processes)


def lower(which, value):
    """Set both the soft and the hard limit, and never above the present hard one."""
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(which, (value, value))
