"""A month's roster as a picture (Matplotlib, SVG) and as a page (HTML) that needs nothing else."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from io import StringIO
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from api.words.messages import Speaker
from api.words.month import (
    ZONE,
    DrawnVisit,
    Roster,
    clocked,
    day_name,
    figures,
    gap,
    hours_by_day,
    month_name,
    reason_of,
    score_rows,
    spoken,
    total_minutes,
    weekday,
    whole_day,
    why,
)
from api.words.refusals import printable
from planner.terms.calendar import days_between
from planner.terms.natural import natural

Indicated = Mapping[str, Collection[str]]
COLOURS = {"indicated": "#1b6ca8", "other": "#e07b00", "free": "#7d8f9f", "visit": "#1b6ca8", "unfilled": "#b3261e"}
WEEKEND, LINE, INK = "#eceff2", "#c5ccd3", "#3d444d"
WIDTH, HEAD = 15.5, 2.6
LONGEST_NAME, HATCH = 16, "////"


def roster_svg(roster: Mapping[str, Any], speaker: Speaker, *, indicated: Indicated | None = None) -> str:
    """The month: assistants down, days across, a bar for each visit; the same roster gives the same text.

    indicated: by application who was indicated by the person, to tell these visits from others.
    """
    text = StringIO()
    with rc_context({"svg.hashsalt": "godziny", "svg.fonttype": "none"}):
        figure = _figure(Roster(roster), speaker, indicated)
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(text, format="svg", metadata=nothing)
    return text.getvalue()


def _figure(roster: Roster, speaker: Speaker, indicated: Indicated | None) -> Figure:
    names = sorted({one.assistant for one in roster.visits}, key=natural)
    height = max(2.0, _row_height(len(names)) * len(names))
    figure = Figure(figsize=(WIDTH, height + HEAD), layout=ConstrainedLayoutEngine(wspace=0.0, hspace=0.0))
    axes = figure.subplots(2, 2, sharex="col", sharey="row", width_ratios=(12, 1), height_ratios=(height, 1.0))
    _draw_days(axes[0, 0], axes[1, 0], roster, speaker)
    _draw_visits(axes[0, 0], roster, names, speaker, indicated)
    _legend(figure, sorted({_kind(one, indicated) for one in roster.visits}), speaker)
    _draw_hours(axes[0, 1], roster, names, speaker)
    _draw_load(axes[1, 0], roster, speaker)
    axes[1, 1].set_axis_off()
    facts = {"month": month_name(roster.month, speaker), **figures(roster, speaker)}
    figure.suptitle(speaker.say("roster_chart_title", facts), x=0.01, ha="left", fontsize=14, parse_math=False)
    return figure


def _row_height(rows: int) -> float:
    """Inches: generous for a commune, still readable for a voivodeship."""
    return 0.32 if rows <= 24 else max(0.13, 0.32 - 0.002 * rows)


def _draw_days(above: Axes, below: Axes, roster: Roster, speaker: Speaker) -> None:
    """A column per day with weekday and date, weekends shaded."""
    days = list(days_between(roster.month.first, roster.month.last))
    for axes in (above, below):
        for at, day in enumerate(days):
            if day.weekday() >= 5:
                axes.axvspan(at, at + 1, color=WEEKEND, zorder=0, linewidth=0)
        axes.vlines(
            range(1, len(days)), 0, 1, transform=axes.get_xaxis_transform(), color=LINE, linewidth=0.6, zorder=1
        )
        axes.set_xlim(0, len(days))
        axes.tick_params(length=0)
        axes.spines[:].set_color(LINE)
    labels = [f"{day_name(day, speaker)}\n{day.day}" for day in days]
    above.set_xticks([at + 0.5 for at in range(len(days))], labels, fontsize=9)
    above.tick_params(labeltop=True, labelbottom=False)
    below.tick_params(labelbottom=True)


def _draw_visits(axes: Axes, roster: Roster, names: list[str], speaker: Speaker, indicated: Indicated | None) -> None:
    """One path per kind of visit, so that thousands stay a small picture."""
    row = {name: at for at, name in enumerate(names)}
    kinds: dict[str, list[Path]] = defaultdict(list)
    for one in roster.visits:
        kinds[_kind(one, indicated)].append(_bar(one, row[one.assistant], roster.month.first))
    for kind, bars in sorted(kinds.items()):
        path = Path.make_compound_path(*bars)
        axes.add_patch(PathPatch(path, facecolor=COLOURS[kind], edgecolor="white", linewidth=0.25, zorder=3))
    labels = [_shortened(name) for name in names]
    axes.set_yticks(range(len(names)), labels, fontsize=10 if len(names) <= 24 else 6.5, parse_math=False)
    axes.set_ylim(max(len(names), 1) - 0.5, -0.5)
    axes.hlines([at + 0.5 for at in range(len(names))], *axes.get_xlim(), color=LINE, linewidth=0.4, zorder=1)
    if not names:
        axes.text(0.5, 0.5, speaker.say("roster_chart_empty"), transform=axes.transAxes, ha="center", fontsize=12)


def _legend(figure: Figure, kinds: list[str], speaker: Speaker) -> None:
    """In one row above the picture, on the right; stripes tell unfilled hours apart without colour."""
    patches = [Patch(color=COLOURS[kind], label=speaker.say(f"roster_chart_{kind}")) for kind in kinds]
    unfilled = speaker.say("roster_chart_unfilled")
    patches.append(Patch(facecolor=COLOURS["unfilled"], hatch=HATCH, label=unfilled))
    figure.legend(handles=patches, loc="upper right", ncols=len(patches), frameon=False, fontsize=10)


def _kind(visit: DrawnVisit, indicated: Indicated | None) -> str:
    if indicated is None:
        return "visit"
    wanted = indicated.get(visit.application)
    return "free" if not wanted else "indicated" if visit.assistant in wanted else "other"


def _bar(visit: DrawnVisit, row: int, first: date) -> Path:
    left, right = _across(visit.start, first), _across(visit.end, first)
    return Path([(left, row - 0.32), (right, row - 0.32), (right, row + 0.32), (left, row + 0.32), (left, row - 0.32)])


def _across(moment: datetime, first: date) -> float:
    """Days since the first, by the share of the day that has passed, so that 23 and 25 hours fill a column too."""
    midnight, next_one = (_midnight(moment.date() + timedelta(days=more)) for more in (0, 1))
    return (moment.date() - first).days + (moment.timestamp() - midnight) / (next_one - midnight)


@cache
def _midnight(day: date) -> float:
    return datetime.combine(day, time(), ZONE).astimezone(UTC).timestamp()


def _draw_hours(axes: Axes, roster: Roster, names: list[str], speaker: Speaker) -> None:
    """Each assistant's hours in the month."""
    minutes: Counter[str] = Counter()
    for one in roster.visits:
        minutes[one.assistant] += one.minutes
    values = [minutes[name] / 60 for name in names]
    bars = axes.barh(range(len(names)), values, height=0.64, color=INK, zorder=3)
    size = 9 if len(names) <= 24 else 6.5
    axes.bar_label(bars, [clocked(minutes[name]) for name in names], fontsize=size, padding=2)
    axes.set_xlim(0, max(values, default=1) * 1.6)
    axes.set_title(speaker.say("roster_chart_hours"), fontsize=10)
    axes.tick_params(length=0, labelleft=False, labelbottom=False)
    axes.spines[:].set_visible(False)


def _draw_load(axes: Axes, roster: Roster, speaker: Speaker) -> None:
    """Hours of each day: planned, and on top of them the unfilled, with their number."""
    planned, missing = hours_by_day(roster)
    middles = [at + 0.5 for at in range(len(planned))]
    axes.bar(middles, planned, width=0.8, color="#b9c6d2", zorder=2)
    axes.bar(middles, missing, 0.8, planned, color=COLOURS["unfilled"], hatch=HATCH, zorder=2)
    top = max((one + other for one, other in zip(planned, missing, strict=True)), default=0)
    for at, one, other in zip(middles, planned, missing, strict=True):
        if other:
            said = speaker.number(round(other, 1))
            axes.text(at, one + other, said, ha="center", va="bottom", fontsize=8, color=COLOURS["unfilled"])
    axes.set_ylim(0, max(1, top) * 1.3)
    axes.set_ylabel(speaker.say("roster_chart_by_day"), fontsize=9)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.tick_params(labelsize=8)


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def roster_html(roster: Mapping[str, Any], speaker: Speaker, *, indicated: Indicated | None = None) -> str:
    """The month as one page that loads nothing: figures, picture, a table per assistant and per person, score."""
    svg = roster_svg(roster, speaker, indicated=indicated)
    return _template().render(_Page(Roster(roster), speaker).facts(), chart=Markup(svg[svg.index("<svg") :]))


@cache
def _template() -> Template:
    loader = PackageLoader("api.pictures", "templates")
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return found.get_template("roster.html")


class _Page:
    """What the template fills in: texts only, nothing to reckon."""

    def __init__(self, roster: Roster, speaker: Speaker) -> None:
        self.roster, self.speaker = roster, speaker

    def facts(self) -> dict[str, Any]:
        roster, speaker = self.roster, self.speaker
        return {
            "say": lambda code, **facts: speaker.say(code, facts),
            "language": speaker.language,
            "title": speaker.say("roster_title", {"month": month_name(roster.month, speaker)}),
            "figures": figures(roster, speaker),
            "busiest": self._busiest(),
            "weekdays": [day_name(day, speaker) for day in roster.weeks[0]],
            "assistants": list(self._tables("assistant")),
            "people": list(self._tables("application")),
            "reasons": [(reason_of(code, speaker), len(found)) for code, found in roster.reasons().items()],
            "unfilled": list(self._unfilled()),
            "score": list(score_rows(roster.score, speaker)) if roster.score else [],
            "total": speaker.number(roster.score.get("total", 0)),
            "gap": gap(roster.score.get("total", 0), roster.bound, speaker),
            "weekday": lambda day: weekday(day, speaker),
            "clocked": clocked,
        }

    def _tables(self, key: str) -> Iterator[dict[str, Any]]:
        """name, days (date → visits), weeks of seven (date or None outside the month), and what to say above."""
        month = self.roster.month.number
        weeks = [[day if day.month == month else None for day in week] for week in self.roster.weeks]
        for name, days in self.roster.rows(key).items():
            visits = [visit for day in days.values() for visit in day]
            said = {"name": name, "count": len(visits), "hours": spoken(total_minutes(visits), self.speaker)}
            yield {"name": name, "days": days, "weeks": weeks, "said": self.speaker.say("roster_one", said)}

    def _unfilled(self) -> Iterator[tuple[str, str, str, str]]:
        """Day, person, length, reasons in words."""
        for one in self.roster.unfilled:
            day = whole_day(date.fromisoformat(one["date"]), self.speaker)
            yield day, printable(one["application"]), clocked(one["minutes"]), why(one, self.speaker)

    def _busiest(self) -> str:
        planned, _ = hours_by_day(self.roster)
        if not any(planned):
            return ""
        at = planned.index(max(planned))
        facts = {"day": weekday(self.roster.month.first + timedelta(days=at), self.speaker)}
        return self.speaker.say("page_chart_busiest", {**facts, "hours": spoken(round(60 * planned[at]), self.speaker)})
