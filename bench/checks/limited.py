"""A call in a process of its own, with a time limit: a mutant may loop for ever or fill the memory."""

import multiprocessing
import resource
import signal

FORK = multiprocessing.get_context("fork")  # the child starts with everything imported
MEMORY = 4 * 2**30
PATIENCE = 30  # times the limit of processor time: the machine may be busy with other things


class Stopped(Exception):
    """The call took too long, or its process died."""


def call(function, *args, seconds):
    """Return ``function(*args)``, computed in a forked process; raise Stopped if that takes too long.

    ``seconds`` are processor time, so that the outcome is the same on a busy machine.
    """
    ours, theirs = FORK.Pipe(duplex=False)
    child = FORK.Process(target=_send, args=(theirs, seconds, function, args))
    child.start()
    theirs.close()
    try:
        if not ours.poll(PATIENCE * seconds):
            raise Stopped(f"no result within {PATIENCE * seconds} s")
        return ours.recv()
    except EOFError:
        child.join()
        late = child.exitcode == -signal.SIGXCPU
        raise Stopped(f"no result within {seconds} s" if late else "the process died") from None
    finally:
        child.kill()
        child.join()


def _send(pipe, seconds, function, args):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    pipe.send(function(*args))
