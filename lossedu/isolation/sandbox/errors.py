"""The error of a sandbox that cannot be set up."""


class SandboxError(RuntimeError):
    """A layer that must hold does not; nothing untrusted may be run. The message says what to do."""
