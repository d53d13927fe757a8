"""A call in a process of its own, with a time limit: a mutant may loop for ever or fill the memory."""

import multiprocessing
import resource

FORK = multiprocessing.get_context("fork")  # the child starts with everything imported
MEMORY = 4 * 2**30


class Stopped(Exception):
    """The call took too long, or its process died."""


def call(function, *args, seconds):
    """Return ``function(*args)``, computed in a forked process; raise Stopped if that takes too long."""
    ours, theirs = FORK.Pipe(duplex=False)
    child = FORK.Process(target=_send, args=(theirs, function, args))
    child.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise Stopped(f"no result within {seconds} s")
        return ours.recv()
    except EOFError:
        raise Stopped("the process died") from None
    finally:
        child.kill()
        child.join()


def _send(pipe, function, args):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    pipe.send(function(*args))
