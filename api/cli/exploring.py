"""`why`, `sweep` and `compare-plans`: what limits a person, a number over a range, plans side by side. Files alone."""

import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from api.cli.files import case_in, document_json, read_document
from api.cli.options import (
    DONE,
    EXIT_OF_STATUS,
    NO_ANSWER,
    PATH,
    case_argument,
    json_option,
    lang_option,
    refusing,
    seconds_option,
)
from api.cli.outputs import Output, marked, write_told
from api.cli.progress import counted, progress
from api.words.exploring import show_comparison, show_loosenings, show_sweep
from api.words.messages import Speaker
from api.words.person import show_person
from api.words.ranked import show_ranked
from api.words.refusals import printable
from planner.case.programme import programme_table
from planner.scenarios.comparison import compared
from planner.scenarios.documents import check_comparable
from planner.scenarios.sweep import sweep, values_between
from planner.scenarios.why.loosening import loosenings
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from planner.terms.refusals import Fault, InputRefused, shortened


@click.command("why")
@case_argument
@click.option("--application", required=True, metavar="A", help="Czyj wniosek / whose application.")
@click.option("--than", metavar="B", help="Dlaczego nie zamiast B / why not instead of B.")
@json_option("Zapisz odpowiedź jako JSON / the answer as JSON")
@seconds_option
@lang_option
@refusing
def why_command(case: Path, application: str, than: str | None, speaker: Speaker, **options: Any) -> None:
    """Dlaczego tyle i co by to zmieniło / why so many hours, and what would change it: one page for a letter."""
    given = case_in(case, speaker)
    with progress(speaker) as shown:
        run = Run(options["seconds"], shown.tell)
        plan = proven(given, run)
        pages = [show_person(given, plan, application, speaker)]
        if than is not None:
            pages.append(f"\n{show_ranked(given, plan, (application, than), speaker)}")
        found = list(loosenings(given, plan, application, run))
    document = {"application": application, "plan": plan.inputs["all"], "loosenings": [one.as_json() for one in found]}
    if options["json_file"]:
        write_told({options["json_file"]: document_json(document)}, speaker)
    if options["json_file"] != "-":
        click.echo("\n".join([*pages, show_loosenings(found, speaker)]))
    sys.exit(EXIT_OF_STATUS[plan.status])


@click.command("sweep")
@case_argument
@click.argument("key")
@click.option("--from", "first", default="-30%", show_default=True, metavar="N", help="Pierwsza wartość / first value.")
@click.option("--to", "last", default="+30%", show_default=True, metavar="N", help="Ostatnia wartość / last value.")
@click.option("--points", type=click.IntRange(2, 1000), default=41, show_default=True, help="Ile wartości / how many.")
@json_option("Zapisz jako JSON / as JSON", "sweep")
@click.option("--csv", "csv_file", type=Output("table"), metavar="F", help="Tabela / a table.")
@click.option("--svg", "svg_file", type=Output("picture"), metavar="F", help="Wykres / a chart.")
@seconds_option
@lang_option
@refusing
def sweep_command(case: Path, key: str, speaker: Speaker, **options: Any) -> None:
    """Jedna liczba w zakresie: co daje i gdzie zmienia się reguła / one number over a range, and where rules turn."""
    given = case_in(case, speaker)
    values = _values(given, key, options)
    with counted(speaker, len(values)) as tell:
        found = sweep(given, key, values, Run(options["seconds"]), tell)
    texts: dict[str, str | bytes] = {}
    _asked(texts, options["json_file"], lambda: document_json(found.as_json()))
    if options["csv_file"]:
        from api.tables.comparison import figures_csv

        texts[options["csv_file"]] = figures_csv([point.figures for point in found.points])
    if options["svg_file"]:
        from api.pictures.exploring import sweep_svg  # Matplotlib takes a while to load

        texts[options["svg_file"]] = marked(sweep_svg(found, speaker))
    write_told(texts, speaker)
    if "-" not in texts:
        click.echo(show_sweep(found, speaker))
    sys.exit(NO_ANSWER if any(point.figures.status == "unknown" for point in found.points) else DONE)


@click.command("compare-plans")
@case_argument
@click.argument("plans", nargs=-1, required=True, type=PATH)
@json_option("Zapisz jako JSON / as JSON", "comparison")
@click.option("--csv", "csv_file", type=Output("table"), metavar="F", help="Tabela / a table.")
@click.option("--xlsx", "xlsx_file", type=Output("workbook"), metavar="F", help="Skoroszyt / a workbook.")
@click.option("--svg", "svg_file", type=Output("picture"), metavar="F", help="Wykres / a chart.")
@lang_option
@refusing
def compare_plans_command(case: Path, plans: tuple[Path, ...], speaker: Speaker, **options: Any) -> None:
    """Dowolnie wiele planów obok siebie / any number of plans side by side."""
    given = case_in(case, speaker)
    found = compared([(name, given, _plan(path, given)) for name, path in zip(_names(plans), plans, strict=True)])
    texts: dict[str, str | bytes] = {}
    _asked(texts, options["json_file"], lambda: document_json(found.as_json()))
    if options["csv_file"] or options["xlsx_file"]:
        from api.tables.comparison import comparison_xlsx, figures_csv

        _asked(texts, options["csv_file"], lambda: figures_csv(found.figures))
        _asked(texts, options["xlsx_file"], lambda: comparison_xlsx(found))
    if options["svg_file"]:
        from api.pictures.exploring import comparison_svg

        texts[options["svg_file"]] = marked(comparison_svg(found.figures, speaker))
    write_told(texts, speaker)
    if "-" not in texts:
        click.echo(show_comparison(found, speaker))


def _asked(texts: dict[str, str | bytes], file: str | None, text: Callable[[], str | bytes]) -> None:
    if file:
        texts[file] = text()


def _names(paths: tuple[Path, ...]) -> list[str]:
    """What the plans are called: their files without folder and ending where that tells them apart."""
    stems = [printable(path.stem) for path in paths]
    return stems if len(set(stems)) == len(stems) else [printable(str(path)) for path in paths]


def _plan(path: Path, case: Case) -> Any:
    """A plan document with what a comparison asks of it. Raises InputRefused."""
    document = read_document(path)
    check_comparable(path.name, document, case)
    return document


def _values(case: Case, key: str, options: dict[str, Any]) -> list[int]:
    now = _now(case, key)
    try:
        if now is None and "%" in options["first"] + options["last"]:
            raise InputRefused([Fault("sweep", 0, "key", "sweep_key", (("value", shortened(key)),))])
        return values_between(now or 0, options["first"], options["last"], options["points"])
    except (ValueError, OverflowError):
        value = shortened(f"{options['first']} … {options['last']}")
        raise InputRefused([Fault("sweep", 0, "--from", "sweep_values", (("value", value),))]) from None


def _now(case: Case, key: str) -> int | None:
    """The whole number that the key has now."""
    before, _, name = key.rpartition(".")
    rows: dict[str, Any] = {one.id: one for one in case.applications}
    rows |= {one.id: one for one in case.assistants or ()}
    section = programme_table(case.programme).get(before)
    value = section.get(name) if isinstance(section, dict) else getattr(rows.get(before), name, None)
    if key in ("budget.total", "budget.hourly_cost") and value is not None:
        return int(Decimal(value))
    return value if isinstance(value, int) and not isinstance(value, bool) else None
