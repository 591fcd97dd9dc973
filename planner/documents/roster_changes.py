"""What differs between two rosters of a month: for publishing, and for comparing drafts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

Facts = Mapping[str, str]


@dataclass
class Changes:
    """Ids of the visits before, and the facts of those that are new. unchanged: how many stay."""

    planned: list[dict[str, str]] = field(default_factory=list)
    moved: dict[str, tuple[str, str]] = field(default_factory=dict)
    reassigned: dict[str, str] = field(default_factory=dict)
    cancelled: list[str] = field(default_factory=list)
    unchanged: int = 0

    def stays(self, _visit: str, _facts: Facts) -> None:
        self.unchanged += 1

    def is_reassigned(self, visit: str, facts: Facts) -> None:
        self.reassigned[visit] = facts["assistant"]

    def is_moved(self, visit: str, facts: Facts) -> None:
        self.moved[visit] = facts["start"], facts["end"]

    def counts(self) -> dict[str, int]:
        """How many visits were planned, moved, reassigned, cancelled."""
        return {name: len(getattr(self, name)) for name in ("planned", "moved", "reassigned", "cancelled")}


Key = Callable[[Facts], tuple[str, ...]]
Note = Callable[[str, Facts], None]


def changes_of(before: Mapping[str, Facts], after: Iterable[Facts]) -> Changes:
    """The same person at the same time is the same visit; the same assistant on the same day, a moved one."""
    changes = Changes()
    left = dict(before)
    rest = _match(left, list(after), _everything, changes.stays)
    rest = _match(left, rest, _person_and_time, changes.is_reassigned)
    rest = _match(left, rest, _pair_and_day, changes.is_moved)
    changes.cancelled = list(left)
    changes.planned = [{key: one[key] for key in ("application", "assistant", "start", "end")} for one in rest]
    return changes


def _match(left: dict[str, Facts], after: list[Facts], key: Key, note: Note) -> list[Facts]:
    """Pair what has the same key and note it; what stays without a pair is returned, and stays in `left`."""
    waiting: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for visit, facts in left.items():
        waiting[key(facts)].append(visit)
    rest: list[Facts] = []
    for facts in after:
        same = waiting[key(facts)]
        if same:
            visit = same.pop(0)
            note(visit, facts)
            del left[visit]
        else:
            rest.append(facts)
    return rest


def _person_and_time(facts: Facts) -> tuple[str, ...]:
    return facts["application"], facts["start"], facts["end"]


def _everything(facts: Facts) -> tuple[str, ...]:
    return *_person_and_time(facts), facts["assistant"]


def _pair_and_day(facts: Facts) -> tuple[str, ...]:
    return facts["application"], facts["assistant"], facts["start"][:10]
