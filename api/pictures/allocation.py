"""A plan as a picture (Matplotlib, SVG): hours by person, and each category's share."""

from collections import Counter
from io import StringIO

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from api.words.messages import Speaker
from planner.editions import CATEGORIES
from planner.solver.allocation.plan import Allocation
from planner.terms.case import Case

COLOURS = {"asked": "#c9d3dd", "ceiling": "#3d444d", "granted": "#1b6ca8"}
MOST_NAMED = 80


def plan_svg(case: Case, plan: Allocation, speaker: Speaker) -> str:
    """The picture of the plan; the same plan gives the same text."""
    named = len(plan.admitted) <= MOST_NAMED
    figure = Figure(figsize=(11, 0.19 * len(plan.admitted) + 2.2 if named else 7), layout="constrained")
    places = figure.subplot_mosaic([["people", "shares"], ["people", "."]], width_ratios=(4, 1), height_ratios=(1, 2))
    _draw_people(places["people"], plan, speaker, named=named)
    _draw_shares(places["shares"], case, plan, speaker)
    facts = {"unit": case.programme.unit, "hours": plan.totals["hours"], "people": plan.totals["people"]}
    figure.suptitle(speaker.say("chart_title", facts), parse_math=False)
    if plan.unconfirmed:
        figures = ", ".join(f"{one['rule']} {one['key']}" for one in plan.unconfirmed)
        figure.supxlabel(speaker.say("chart_unconfirmed", {"figures": figures}), fontsize=6, wrap=True)
    text = StringIO()
    with rc_context({"svg.hashsalt": "godziny", "svg.fonttype": "none"}):
        figure.savefig(text, format="svg", metadata={"Date": None})
    return text.getvalue()


def _draw_people(axes: Axes, plan: Allocation, speaker: Speaker, *, named: bool) -> None:
    """Hours asked, granted and the limit of everybody."""
    names = {key: speaker.say(f"chart_{key}") for key in COLOURS}
    if named:
        _draw_bars(axes, plan, names)
        axes.set_xlabel(speaker.say("chart_hours"))
        axes.set_ylabel(speaker.say("chart_people"))
    else:
        _draw_curves(axes, plan, names)
        axes.set_xlabel(speaker.say("chart_people_sorted"))
        axes.set_ylabel(speaker.say("chart_hours"))
    axes.legend(loc="lower right" if named else "upper left", fontsize=8)


def _draw_bars(axes: Axes, plan: Allocation, names: dict[str, str]) -> None:
    """A bar per person, by name, in ranking order."""
    rows = range(len(plan.admitted))
    axes.barh(rows, [one.asked for one in plan.admitted], height=0.8, color=COLOURS["asked"], label=names["asked"])
    granted = [one.hours for one in plan.admitted]
    bars = axes.barh(rows, granted, height=0.55, color=COLOURS["granted"], label=names["granted"])
    axes.bar_label(bars, fontsize=6, label_type="center", color="white")
    ceiling = [one.ceiling for one in plan.admitted]
    axes.plot(ceiling, rows, "|", color=COLOURS["ceiling"], ms=10, mew=2, label=names["ceiling"])
    axes.set_yticks(rows, [one.application for one in plan.admitted], fontsize=7)
    axes.set_ylim(len(plan.admitted) - 0.4, -0.6)


def _draw_curves(axes: Axes, plan: Allocation, names: dict[str, str]) -> None:
    """Too many people to name: everybody a thin column, the smallest limits first."""
    people = sorted(plan.admitted, key=lambda one: (one.ceiling, one.hours, one.asked))
    rows = range(len(people))
    heights = {"asked": [one.asked for one in people], "granted": [one.hours for one in people]}
    for key, values in heights.items():
        axes.fill_between(rows, values, step="mid", color=COLOURS[key], linewidth=0, label=names[key])
    axes.step(rows, [one.ceiling for one in people], where="mid", color=COLOURS["ceiling"], label=names["ceiling"])
    axes.margins(x=0)


def _draw_shares(axes: Axes, case: Case, plan: Allocation, speaker: Speaker) -> None:
    category = {one.id: one.category for one in case.applications}
    hours: Counter[str] = Counter()
    for grant in plan.admitted:
        hours[category[grant.application]] += grant.hours
    total = max(1, hours.total())
    shares = [100 * hours[name] / total for name in CATEGORIES]
    bars = axes.barh(range(len(CATEGORIES)), shares, color=COLOURS["granted"])
    axes.bar_label(bars, [f"{speaker.number(round(share, 1))}%" for share in shares], fontsize=8, padding=2)
    axes.set_yticks(range(len(CATEGORIES)), [speaker.say(name) for name in CATEGORIES], fontsize=7)
    axes.set_xlim(0, max(shares) * 1.35 + 1)
    axes.invert_yaxis()
    axes.set_title(speaker.say("chart_shares"), fontsize=9)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
