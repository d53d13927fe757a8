"""How a class is to be graded: what the command line says."""

from dataclasses import dataclass

from lossedu.grading.engines import LOCAL


@dataclass(frozen=True)
class Options:
    """How to run a class.

    ``engine`` is "local" or a Dask address, ``workers`` the number of local processes; limits are in
    seconds for a cell and for a whole submission, None where nbgrader's settings decide. ``unsafe``
    grades without a sandbox where there is none.
    """

    workers: int = 2
    force: bool = False
    cell_timeout: float | None = None
    submission_timeout: float | None = None
    engine: str = LOCAL
    unsafe: bool = False

    def put_into(self, settings):
        """Return the settings of isolate, with what these options say otherwise."""
        said = {
            "cell_seconds": self.cell_timeout,
            "submission_seconds": self.submission_timeout,
            "unsafe": self.unsafe or None,
        }
        return settings | {name: value for name, value in said.items() if value is not None}
