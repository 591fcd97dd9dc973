"""`roster`, `who` and `tomorrow`: nothing but files."""

import sys
from collections.abc import Callable, Container
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from api.cli.files import case_in, document_json, read_document
from api.cli.notes import note_other_assistants, note_other_documents
from api.cli.options import DONE, case_argument, json_option, lang_option, refusing, seconds_option
from api.cli.outputs import Output, marked, write_texts, write_told
from api.cli.progress import search_progress
from api.words.calls import show_calls
from api.words.messages import Speaker
from api.words.roster import show_roster, show_tomorrow
from api.words.roster_verdict import show_roster_verdict, show_who
from planner.case.cells import CellFault
from planner.case.text import read_text
from planner.case.used import month as month_of
from planner.case.used import read_used
from planner.documents.calls import calls_of
from planner.documents.moments import moment
from planner.documents.roster import read_roster
from planner.solver.roster.clock import instant
from planner.solver.roster.proven import proven_roster, same_case
from planner.solver.roster.request import Asked, Pin
from planner.terms.calendar import Month
from planner.terms.case import Case
from planner.terms.clock import minute_after
from planner.terms.refusals import Fault, Faults, InputRefused, shortened
from planner.terms.scope import FIRST_YEAR, LAST_YEAR, today

SECONDS = 60.0
Command = Callable[..., Any]

plan_argument = click.argument("plan", type=click.Path(path_type=Path))
roster_argument = click.argument("roster", type=click.Path(path_type=Path))


def around(command: Command) -> Command:
    """The documents that a month is seen together with."""
    path = click.Path(path_type=Path)
    for option in (
        click.option("--used", type=path, metavar="F", help="Godziny zużyte wcześniej / hours used before (CSV)."),
        click.option("--before", type=path, metavar="F", help="Grafik poprzedniego miesiąca / the month before."),
        click.option("--keep", type=path, metavar="F", help="Grafik, który ma się zmienić najmniej / the old roster."),
    ):
        command = option(command)
    return command


@click.command("roster")
@case_argument
@plan_argument
@click.option("--month", required=True, metavar="2026-03", help="Miesiąc / month.")
@around
@click.option("--from", "since", metavar="T", help="Nic wcześniej się nie zmieni / nothing earlier changes.")
@click.option("--pin", "pins", multiple=True, metavar="A@T", help="Wizyta, która zostaje / a visit that stays.")
@click.option("--steps", type=click.IntRange(min=0), help="Liczba kroków zamiast czasu / steps instead of time.")
@click.option("--seed", type=click.IntRange(min=0, max=2**31 - 1), default=0, help="Ziarno losowości / random seed.")
@json_option("Zapisz grafik jako JSON / the roster as JSON", "roster")
@click.option(
    "--svg", "svg_file", type=Output("picture"), metavar="F", help="Oś czasu miesiąca / a picture of the month."
)
@click.option("--html", "html_file", type=Output("picture"), metavar="F", help="Strona miesiąca / a page of the month.")
@click.option("--week", "weeks", type=click.IntRange(1, 6), multiple=True, help="Pokaż ten tydzień / show this week.")
@click.option("--assistant", metavar="ID", help="Pokaż tylko tę osobę / only this assistant.")
@click.option("--person", metavar="ID", help="Pokaż tylko tę osobę / only this person.")
@seconds_option
@lang_option
@refusing
def roster_command(case: Path, plan: Path, month: str, speaker: Speaker, **options: Any) -> None:
    """Ułóż grafik miesiąca: kto, u kogo i kiedy / a month's roster; stores nothing."""
    from planner.solver.roster.search import Effort  # the engine takes a while to load

    given, document = case_in(case, speaker), read_document(plan)
    asked = asked_of(given, month, options, plan_document=document)
    note_other_assistants(given, document, speaker)
    seconds = SECONDS if options["seconds"] == float("inf") else options["seconds"]
    with search_progress(speaker) as shown:
        effort = Effort(seconds, options["steps"], options["seed"], shown.tell)
        roster, verdict = proven_roster(given, document, asked, effort)
    write_outputs(given, roster, speaker, options)
    if roster["engine"]["stopped"]:
        click.echo(speaker.say("roster_stopped", {"steps": roster["engine"]["steps"]}), err=True)
    if "-" not in (options["json_file"], options["svg_file"], options["html_file"]):
        named = {"weeks": options["weeks"], "assistant": options["assistant"], "person": options["person"]}
        click.echo(show_roster(roster, speaker, **named))
        if asked.keep is not None:
            click.echo(f"\n{show_calls(calls_of(asked.keep['visits'], roster['visits']), speaker)}")
    if verdict.outcome != "ok":
        click.echo(f"\n{speaker.say('roster_fixed_faults')}\n{show_roster_verdict(verdict, speaker)}", err=True)
    sys.exit(DONE)


@click.command("who")
@case_argument
@plan_argument
@roster_argument
@click.option("--application", required=True, metavar="A", help="Czyja wizyta / whose visit.")
@click.option("--start", required=True, metavar="T", help="Początek wizyty / its start, 2026-03-02T08:00:00+01:00.")
@around
@json_option("Zapisz odpowiedź jako JSON / the answer as JSON", "candidates")
@lang_option
@refusing
def who_command(case: Path, plan: Path, roster: Path, speaker: Speaker, **options: Any) -> None:
    """Kto jeszcze może wziąć tę wizytę i co by to kosztowało / who else could take a visit, at what cost."""
    from planner.solver.roster.who import who_could

    given, document, seen = case_in(case, speaker), read_document(plan), read_document(roster)
    same_case(given, document)
    month = seen.get("month") if isinstance(seen, dict) else None
    asked = asked_of(given, str(month), options, plan_document=document)
    visit = (options["application"], moment_of("--start", options["start"]))
    note_other_documents(seen, asked, speaker)
    answer = who_could(given, document, asked, seen, visit)
    if options["json_file"]:
        write_texts({options["json_file"]: document_json(answer)})
    if options["json_file"] != "-":
        click.echo(show_who(answer, speaker))


@click.command("tomorrow")
@roster_argument
@click.argument("assistant")
@click.option("--day", metavar="2026-03-02", help="Dzień; domyślnie jutro / the day; by default tomorrow.")
@lang_option
@refusing
def tomorrow_command(roster: Path, assistant: str, day: str | None, speaker: Speaker) -> None:
    """Gdzie jutro być: dzień jednego asystenta z grafiku / where to be tomorrow: one assistant's day."""
    seen, faults = read_document(roster), Faults(roster.name)
    read = read_roster(seen, faults)
    wanted = today() + timedelta(days=1) if day is None else _day(day)
    if assistant not in {one.assistant for one in read.visits}:
        faults.add("assistant_not_in_roster", value=assistant)
    if read.month is not None and not read.month.first <= wanted <= read.month.next().first:
        faults.add("day_outside_roster", value=wanted, month=read.month)
    if faults.found:
        raise InputRefused(faults.found)
    click.echo(show_tomorrow(seen, assistant, wanted, speaker))


def _day(text: str, option: str = "--day") -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise InputRefused([Fault(option, 0, "", "roster_date", (("value", shortened(text)),))])
    return found


def asked_of(case: Case, month: str | None, options: dict[str, Any], *, plan_document: Any) -> Asked:
    """What is asked, from the options; the month only where it is one of them. Raises InputRefused."""
    if isinstance(plan_document, dict) and plan_document.get("status") in ("infeasible", "unknown"):
        status = (("status", shortened(plan_document["status"])),)
        raise InputRefused([Fault("plan", 0, "status", "plan_without_allocation", status)])
    return Asked(
        month=Month(2000, 1) if month is None else month_named(month),
        keep=None if options["keep"] is None else read_document(options["keep"]),
        before=None if options["before"] is None else read_document(options["before"]),
        since=moment_of("--from", options["since"]) if options.get("since") else None,
        pins=frozenset(_pin(text) for text in options.get("pins", ())),
        used=None if options["used"] is None else used_in(options["used"], {one.id for one in case.applications}),
    )


def month_named(text: str) -> Month:
    """Raises InputRefused for what is no month."""
    try:
        found = month_of(text)
    except CellFault as fault:
        facts = tuple((name, shortened(value)) for name, value in fault.facts.items())
        raise InputRefused([Fault("--month", 0, "", fault.code, facts)]) from None
    assert isinstance(found, Month)
    return found


def moment_of(option: str, text: str) -> int:
    """The full minute at or after a moment with its offset, since 1970; a bare day is its first moment in Poland."""
    faults = Faults(option)
    if len(text) == len("2026-03-02"):
        return instant(_day(text, option), 0)
    found = moment(text, "", faults)
    if found is None:
        raise InputRefused(faults.found)
    return minute_after(found)


def _pin(text: str) -> Pin:
    name, _, start = text.partition("@")
    return name, moment_of("--pin", start)


def used_in(file: Path, people: Container[str] | None = None) -> dict[str, dict[str, Fraction | int]]:
    """Hours used before, of these people. Raises InputRefused."""
    faults = Faults(file.name)
    text = read_text(file, faults, office=True)
    found = {} if text is None else read_used(text, lambda name: people is None or name in people, faults)
    if faults.found:
        raise InputRefused(faults.found)
    return {name: {str(month): hours for month, hours in months.items()} for name, months in found.items()}


def write_outputs(case: Case, roster: dict[str, Any], speaker: Speaker, options: dict[str, Any]) -> None:
    """The files that were asked for, all or none."""
    texts = {options["json_file"]: document_json(roster)} if options["json_file"] else {}
    if options["svg_file"] or options["html_file"]:
        from api.pictures.roster import roster_html, roster_svg  # Matplotlib takes a while to load

        indicated = indicated_of(case)
        if options["svg_file"]:
            texts[options["svg_file"]] = marked(roster_svg(roster, speaker, indicated=indicated))
        if options["html_file"]:
            texts[options["html_file"]] = marked(roster_html(roster, speaker, indicated=indicated))
    write_told(texts, speaker)


def indicated_of(case: Case) -> dict[str, set[str]]:
    """Who indicated which assistants in the card."""
    found: dict[str, set[str]] = {}
    for assistant in case.assistants or ():
        for person in assistant.indicated_by:
            found.setdefault(person, set()).add(assistant.id)
    return found
