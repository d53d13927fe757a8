"""What the gradebook says of a submission, as data for workers, which load no nbgrader."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Score:
    """What the gradebook shows for one graded cell of one student; ``waiting`` for a mark by hand."""

    grade_id: str
    points: float
    max_points: float
    waiting: bool
    comment: str = ""


@dataclass
class Sheet:
    """What the gradebook holds of one submitted notebook: Scores and comments by grade_id, and a penalty."""

    scores: dict = field(default_factory=dict)
    comments: dict = field(default_factory=dict)
    penalty: float = 0.0
