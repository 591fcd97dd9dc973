"""Who is recorded and who is in the folder: differences that somebody has to decide."""

from collections.abc import Sequence

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.commands.leaving import withdraw_from
from planner.record.programme_now import ProgrammeNow
from planner.terms.case import Case
from planner.terms.natural import natural
from planner.terms.refusals import Fault, InputRefused
from planner.terms.scope import Act

APPLICATIONS, ASSISTANTS = "applications.csv", "assistants.csv"


def settle_presence(
    now: ProgrammeNow, case: Case, act: Act, found: Sequence[Fault] = (), *, withdraw_missing: bool
) -> None:
    """Withdraw whoever is recorded but not in the folder, when that is asked for.

    Raises InputRefused with everybody about whom the folder and the record disagree: missing rows, rows of
    people who withdrew or left, and people with a grant, whose hours used nobody has told. found: faults until here.
    """
    applications, assistants = _missing(now, case)
    faults = [*found, *_withdrawn(now, case)]
    if withdraw_missing:
        held = [one for one in applications if one.standing == "granted"]
        faults += _fault(APPLICATIONS, "holds_grant", held)
    else:
        faults += _fault(APPLICATIONS, "not_in_folder", applications)
        faults += _fault(ASSISTANTS, "not_in_folder", assistants)
    if faults:
        raise InputRefused(faults)
    for application in applications:
        withdraw_from(now.programme, application, act.effective, None, act)
    for assistant in assistants:
        assistant.leave(act.effective, act)


def _missing(now: ProgrammeNow, case: Case) -> tuple[list[Application], list[Assistant]]:
    here = {one.id for one in case.applications}
    staff = {one.id for one in case.assistants or ()}
    return (
        [one for name, one in now.applications.items() if name not in here and not one.withdrawn],
        [one for name, one in now.assistants.items() if name not in staff and one.last_day is None],
    )


def _withdrawn(now: ProgrammeNow, case: Case) -> list[Fault]:
    people = [now.applications[one.id] for one in case.applications if one.id in now.applications]
    staff = [now.assistants[one.id] for one in case.assistants or () if one.id in now.assistants]
    withdrawn = _fault(APPLICATIONS, "withdrawn_in_record", [one for one in people if one.withdrawn])
    return [*withdrawn, *_fault(ASSISTANTS, "left_in_record", [one for one in staff if one.last_day])]


def _fault(file: str, code: str, who: Sequence[Application | Assistant]) -> list[Fault]:
    if not who:
        return []
    names = sorted((one.name for one in who), key=natural)  # all of them: the list is the way out
    facts = (("names", ", ".join(names)), ("count", str(len(names))), ("who", file.partition(".")[0]))
    return [Fault(file, 0, "id", code, facts)]
