"""Runs a job of ``worker`` in a process of its own, within a time limit, with everything it prints in a
log file.
"""

import importlib
import json
import logging
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from contextlib import suppress

from lossedu.grading.outcome import FAILED, UNGRADED, Outcome

NICENESS = 5  # of the process that writes results; the system's own scale
LOADED = ["lossedu.grading.pairs"]  # in the server, once for all that it forks


def run(job, student, arguments, log, limit):
    """Call ``worker.job(**arguments)`` in a new process and return its Outcome.

    ``log`` is the file that takes all output, ``limit`` the seconds after which the process and its kernel
    are ended. A process that dies without an answer counts as a failure of this machine.
    """
    context = start_context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=enter, args=(job, arguments, str(log), sender), daemon=False)
    process.start()
    sender.close()
    try:
        if not receiver.poll(limit):
            return Outcome(student, UNGRADED, [f"the notebook did not finish within {limit:g} s"])
        return Outcome(**json.loads(receiver.recv_bytes()))
    except EOFError:
        return Outcome(student, FAILED, [f"the grading process ended without a result; see {log}"])
    finally:
        receiver.close()
        end(process)


def start_context():
    """Processes forked from a server that has loaded what they need, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    return context


def begin(environment):
    """First function of a worker, which gets the environment of the run: the server that it was forked from
    may have been started before that was set.
    """
    os.environ.clear()
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who has been told to stop says so for all
    end_with_parent()


def end_with_parent():
    """Have this process end when the one that gives it work has ended, however that came about.

    Workers that wait for a job would not notice: each of them holds the pipe's other end, too.
    """
    threading.Thread(target=wait_for_parent, daemon=True).start()


def wait_for_parent():
    """End this process as soon as the one that started it is gone."""
    multiprocessing.parent_process().join()
    os._exit(1)


def give_way():
    """Let the workers have the processors first: what they do is waited for."""
    if hasattr(os, "setpriority"):
        own = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, 0, max(own, NICENESS))


def warm(kept, source):
    """Start what the notebooks of kept plans run in. Meanwhile load what grading needs, and afterwards what
    feedback pages need; ``source`` is the folder of the source's notebooks.
    """
    from lossedu.grading import pairs

    meanwhile("lossedu.grading.task")
    for plan in kept["plans"].values():
        pairs.pair_of(pairs.kit_of(plan, kept["settings"]))
    meanwhile("lossedu.grading.pages", source)


def meanwhile(module, *arguments):
    """Load a module and have it make itself ready while this process waits for others."""
    threading.Thread(target=make_ready, args=[module, *arguments], daemon=True).start()


def make_ready(module, *arguments):
    """Load a module and have it make itself ready; what goes wrong does so again where it is needed."""
    with suppress(Exception):
        importlib.import_module(module).make_ready(*arguments)


def enter(job, arguments, log, sender):
    """First function of the new process."""
    from lossedu.grading import worker

    with open(log, "a", encoding="utf-8") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        outcome = getattr(worker, job)(**arguments)
    except BaseException:
        traceback.print_exc()
        raise
    sender.send_bytes(json.dumps(outcome.as_dict()).encode())


def end(process):
    """End a process with all its children; the kernel is one, and does not stop by itself."""
    import psutil

    try:
        family = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        family = []
    for child in family:
        try:
            child.kill()
        except psutil.NoSuchProcess:
            continue
    process.kill()
    process.join()
