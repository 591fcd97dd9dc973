"""A month's planned visits as a timesheet to fill in: a workbook, or CSV; planner/case/timesheet.py reads both."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import StringIO
from typing import Any

from api.tables.workbook import Sheet, workbook
from api.words.messages import Speaker
from planner.case import words
from planner.case.times import in_warsaw
from planner.case.timesheet import ABOUT, COLUMNS
from planner.terms.clock import local, minute_of, shown
from planner.terms.done import OUTCOMES

NAMES = ("application", "assistant", "start", "end", "outcome", "areas", "confirmed_by", "reason", "note")
CONFIRMED = (("none",), ("assistant",), ("participant",), ("assistant", "participant"))
Visit = Mapping[str, Any]
When = str | datetime


def template_xlsx(visits: Iterable[Visit], speaker: Speaker) -> bytes:
    """A sheet that explains, and one with a row for each visit ({application, assistant, start, end}, ISO 8601).

    Nobody has said yet what came of them, so that a row that comes back as it went out tells nothing.
    """
    polish = speaker.language == "pl"
    about = Sheet(ABOUT[0 if polish else 1], (), [(line,) for line in _explained(speaker)], frozen=None)
    confirmed = [" ".join(_word(words.CONFIRMED, code, speaker) for code in codes) for codes in CONFIRMED]
    choices = {
        NAMES.index("outcome"): [_word(words.OUTCOME, code, speaker) for code in OUTCOMES],
        NAMES.index("confirmed_by"): confirmed,
    }
    rows = (_row(visit, speaker, _moment) for visit in visits)
    title = speaker.say("timesheet_sheet")
    return workbook(about, Sheet(title, _header(speaker), rows, choices))


def template_csv(visits: Iterable[Visit], speaker: Speaker) -> bytes:
    """The rows of `template_xlsx` as a Polish or an English spreadsheet opens them."""
    polish = speaker.language == "pl"
    text = StringIO()
    writer = csv.writer(text, delimiter=";" if polish else ",", lineterminator="\r\n")
    writer.writerow(_header(speaker))
    writer.writerows(_row(visit, speaker, _moment_text) for visit in visits)
    return text.getvalue().encode("utf-8-sig")


def _explained(speaker: Speaker) -> Iterator[str]:
    yield from speaker.say("timesheet_how").splitlines()


def _header(speaker: Speaker) -> list[str]:
    return [COLUMNS[name].polish[0] if speaker.language == "pl" else name for name in NAMES]


def _word(known: words.Words, code: str, speaker: Speaker) -> str:
    return known[code][0] if speaker.language == "pl" else code


def _row(visit: Visit, speaker: Speaker, moment: Any) -> Sequence[When]:
    start, end = (moment(str(visit[name])) for name in ("start", "end"))
    nobody = _word(words.CONFIRMED, "none", speaker)
    unfilled = words.UNFILLED[0 if speaker.language == "pl" else 1]
    return (visit["application"], visit["assistant"], start, end, unfilled, "", nobody, "", "")


def _moment(iso: str) -> When:
    """Warsaw's clock; where that would be read as another moment (an hour that exists twice), text with the offset."""
    instant = minute_of(datetime.fromisoformat(iso))
    here = local(instant).replace(tzinfo=None, fold=0)
    return here if minute_of(in_warsaw(here)) == instant else shown(instant)


def _moment_text(iso: str) -> str:
    found = _moment(iso)
    return found if isinstance(found, str) else f"{found:%Y-%m-%d %H:%M}"
