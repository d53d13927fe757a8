"""Several calls of a student's function, asked for in one request.

A check knows all its calls before the first is made. Each message between two processes costs more than most
answers take; so the calls go over in one, and the outcomes come back one by one, as each call has been made.
An answer can read the arguments of the calls that are still to come.
"""

import contextlib

from lossedu.isolation.codec import NotPlain, WireError
from lossedu.isolation.reply import StudentDied


class Ahead:
    """Calls of a function that the student's process makes one after another, as a context.

    It gives a function for each of the calls, in their order. That function waits for the outcome and
    carries out on the arguments that it is given what the student's function did to its own. After a call
    that has ended the process, and where the calls cannot be handed over together, each is asked for alone.
    """

    def __init__(self, link, function, calls):
        self.link = link
        self.function = function
        self.calls = [[named, *arguments] for arguments, named in calls]
        self.left = len(self.calls)
        self.sock = None

    def __enter__(self):
        if self.left > 1:
            with contextlib.suppress(NotPlain, StudentDied):  # which each of the calls will say for itself
                sock = self.link.connected()
                with self.link.watching_over(sock):
                    self.link.ask(sock, "calls", self.function, self.calls)
                    self.sock = sock
        return [self.outcome] * self.left

    def __exit__(self, *exception):
        if self.is_under_way:
            self.link.end()  # what it still says would be read as something else

    @property
    def is_under_way(self):
        """Whether the process that was asked is alive and has more to say."""
        return self.sock is not None and self.sock is self.link.sock

    def outcome(self, *arguments, **named):
        """Return what the next of the calls has given, or raise what it raised."""
        self.left -= 1
        if not self.is_under_way:
            return self.link.call(self.function, arguments, named, in_place=True)
        with self.link.watching_over(self.sock):
            sock, self.sock = self.sock, None  # what goes wrong from here on leaves nothing to wait for
            reply = self.link.reply(sock)
            if reply.kind == "value" and self.left:
                raise WireError("fewer outcomes than calls")
            if not reply.is_last and not self.left:
                raise WireError("more outcomes than calls")
            if not reply.is_last:
                self.sock = sock
            self.link.asked += 1
            made = reply.result()
        return self.link.taken(made, self.function._known_as, arguments, range(len(arguments)))
