"""A forecast and its back-test in words: numbers first, then whom to call. Hours are rounded to whole ones."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.month import month_name
from api.words.refusals import printable
from planner.outlook.forecast.back_test import BackTest, Tried
from planner.outlook.forecast.forecast import GONE, NOTHING, RUNS_OUT, STEPS, Forecast, PersonForecast
from planner.outlook.forecast.spread import Unused

MOST = 40
ENOUGH_MONTHS = 2  # gone, before a range says more than what is possible


def show_forecast(found: Forecast, speaker: Speaker) -> str:
    """Hours unused at the year's end in all, then by person, those worth a telephone call first."""
    return "\n".join([*_summary(found, speaker), *_people(found, speaker)])


def show_back_test(found: BackTest, speaker: Speaker) -> str:
    """Month by month what was expected then and what came; then the errors beside the baseline's."""
    rows = [_tried(one) for one in found.rows]
    lines = [speaker.say("backtest_title"), *table(speaker.say("backtest_columns").split("|"), rows), ""]
    every = {"error": hours(found.error), "other": hours(found.goes_on_error)}
    held = {"holds": found.holds, "of": len(found.rows)}
    person = {"error": hours(found.person_error), "other": hours(found.person_goes_on_error)}
    percent = {"percent": round(100 * found.person_coverage)}
    lines.append(wrapped(speaker.say("backtest_all", {**every, **held})))
    lines.append(wrapped(speaker.say("backtest_person", {**person, **percent})))
    return "\n".join(lines)


def _tried(one: Tried) -> list[str]:
    figures = (one.then.unused.expected, one.then.goes_on, one.came)
    expected, goes_on, came = (str(hours(minutes)) for minutes in figures)
    return [str(one.then.now), expected, _range(one.then.unused), goes_on, came]


def hours(minutes: int | Fraction) -> int:
    """Whole hours, half up."""
    return int((Fraction(minutes) + 30) // 60)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first column to the left, the others to the right."""
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    for row in (heads, *rows):
        first, *others = (f"{text:>{width}}" for text, width in zip(row, widths, strict=True))
        yield f"  {first.strip():{widths[0]}}  {'  '.join(others)}".rstrip()


def _summary(found: Forecast, speaker: Speaker) -> Iterator[str]:
    yield speaker.say("forecast_title", {"month": month_name(found.now, speaker)})
    is_known = found.unused.low == found.unused.high
    code = "known" if is_known else "total" if found.months_gone >= ENOUGH_MONTHS else "early"
    facts = {name: hours(minutes) for name, minutes in found.unused.as_json().items()}
    facts |= {"granted": hours(found.granted), "done": hours(found.done)}
    yield wrapped(speaker.say(f"forecast_{code}", facts))
    if found.months_gone and not is_known:
        yield wrapped(speaker.say("forecast_goes_on", {"hours": hours(found.goes_on)}))
    if found.reserve:
        yield wrapped(speaker.say("forecast_reserve", {"hours": hours(found.reserve)}))
    if code == "total":
        yield wrapped(speaker.say("forecast_not_known"))
    if found.people:
        yield wrapped(speaker.say("forecast_categories", {"categories": ", ".join(_categories(found, speaker))}))


def _categories(found: Forecast, speaker: Speaker) -> Iterator[str]:
    for category, minutes in found.unused_by_category.items():
        yield speaker.say("forecast_category", {"category": speaker.say(category), "hours": hours(minutes)})


def _people(found: Forecast, speaker: Speaker) -> Iterator[str]:
    for step in STEPS[:-1]:
        those = [one for one in found.people if one.step == step]
        if those:
            code = "over" if step == GONE and not found.is_open else step
            yield f"\n{speaker.say(f'forecast_{code}', {'count': len(those)})}"
            yield from table(speaker.say("forecast_columns").split("|"), [_row(one, speaker) for one in those[:MOST]])
        if len(those) > MOST:
            yield f"  {speaker.say('more_names', {'count': len(those) - MOST})}"
    others = sum(one.step == NOTHING for one in found.people)
    if others:
        yield f"\n{speaker.say('forecast_nothing', {'count': others})}"


def _row(one: PersonForecast, speaker: Speaker) -> list[str]:
    figures = [str(hours(minutes)) for minutes in (one.granted, one.done, one.ahead, one.unused.expected)]
    ends = speaker.say("forecast_ends_in", {"month": str(one.runs_out)}) if one.step == RUNS_OUT else _range(one.unused)
    return [printable(one.application), *figures, ends]


def _range(unused: Unused) -> str:
    return f"{hours(unused.low)}–{hours(unused.high)}"
