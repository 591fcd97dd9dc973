"""A plan as a picture (Matplotlib, SVG): hours by person, and each category's share."""

from collections import Counter
from io import StringIO

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from api.messages import Speaker
from planner.case.model import Case
from planner.editions import CATEGORIES
from planner.solver.allocation.plan import Plan

COLOURS = {"asked": "#c9d3dd", "ceiling": "#3d444d", "granted": "#1b6ca8"}
MOST_NAMED = 80


def plan_svg(case: Case, plan: Plan, speaker: Speaker) -> str:
    """The picture of the plan; the same plan gives the same text."""
    named = len(plan.admitted) <= MOST_NAMED
    figure = Figure(figsize=(11, 0.19 * len(plan.admitted) + 2.2 if named else 7), layout="constrained")
    places = figure.subplot_mosaic([["people", "shares"], ["people", "."]], width_ratios=(4, 1), height_ratios=(1, 2))
    _draw_people(places["people"], plan, speaker, named=named)
    _draw_shares(places["shares"], case, plan, speaker)
    facts = {"unit": case.programme.unit, "hours": plan.totals["hours"], "people": plan.totals["people"]}
    figure.suptitle(speaker.say("chart_title", facts), parse_math=False)
    text = StringIO()
    with rc_context({"svg.hashsalt": "godziny", "svg.fonttype": "none"}):
        figure.savefig(text, format="svg", metadata={"Date": None})
    return text.getvalue()


def _draw_people(axes: Axes, plan: Plan, speaker: Speaker, *, named: bool) -> None:
    """Hours asked, granted and the limit: bars with names, or lines where there are too many people."""
    rows = range(len(plan.admitted))
    asked, ceiling = [one.asked for one in plan.admitted], [one.ceiling for one in plan.admitted]
    granted = [one.hours for one in plan.admitted]
    names = {key: speaker.say(f"chart_{key}") for key in COLOURS}
    if named:
        axes.barh(rows, asked, height=0.8, color=COLOURS["asked"], label=names["asked"])
        bars = axes.barh(rows, granted, height=0.55, color=COLOURS["granted"], label=names["granted"])
        axes.bar_label(bars, fontsize=6, label_type="center", color="white")
        axes.plot(
            ceiling, rows, "|", color=COLOURS["ceiling"], markersize=10, markeredgewidth=2, label=names["ceiling"]
        )
        axes.set_yticks(rows, [one.application for one in plan.admitted], fontsize=7)
        axes.set_ylim(len(plan.admitted) - 0.4, -0.6)
    else:
        axes.scatter(asked, rows, s=2, color=COLOURS["asked"], label=names["asked"], rasterized=True)
        axes.scatter(ceiling, rows, s=2, color=COLOURS["ceiling"], label=names["ceiling"], rasterized=True)
        axes.scatter(granted, rows, s=2, color=COLOURS["granted"], label=names["granted"], rasterized=True)
        axes.invert_yaxis()
    axes.set_xlabel(speaker.say("chart_hours"))
    axes.set_ylabel(speaker.say("chart_people"))
    axes.legend(loc="lower right", fontsize=8)


def _draw_shares(axes: Axes, case: Case, plan: Plan, speaker: Speaker) -> None:
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
