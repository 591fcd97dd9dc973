"""Plans compared, and a number over a range, as pictures (Matplotlib, SVG). The same answer gives the same text."""

from collections.abc import Sequence
from io import StringIO

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from api.words.messages import Speaker
from planner.editions import CATEGORIES
from planner.scenarios.figures import Figures
from planner.scenarios.sweep import Sweep

COLOURS = ("#1b6ca8", "#d1495b", "#66a182", "#edae49", "#8d6a9f")


def sweep_svg(found: Sweep, speaker: Speaker) -> str:
    """Hours and people over the values, and the lowest share; dashed where another rule begins to bind."""
    figure = Figure(figsize=(9, 6), layout="constrained")
    above, below = figure.subplots(2, sharex=True)
    values = [point.value for point in found.points]
    _line(above, values, [point.figures.hours for point in found.points], speaker.say("chart_hours"), 0)
    people = above.twinx()
    _line(people, values, [point.figures.people for point in found.points], speaker.say("column_people"), 1)
    shares = [100 * (point.figures.lowest_share or 0) for point in found.points]
    _line(below, values, shares, speaker.say("chart_lowest_share"), 2)
    for axes in (above, below):
        for first, last in found.turns:
            axes.axvline((first + last) / 2, color="#888888", linestyle="--", linewidth=0.8)
    below.set_xlabel(found.key, parse_math=False)
    figure.suptitle(speaker.say("chart_sweep", {"key": found.key}), parse_math=False)
    return _text(figure)


def comparison_svg(found: Sequence[Figures], speaker: Speaker) -> str:
    """Hours by category, a bar per plan."""
    figure = Figure(figsize=(9, 0.5 * len(found) + 2), layout="constrained")
    axes, start = figure.subplots(), [0] * len(found)
    for colour, category in zip(COLOURS, CATEGORIES, strict=True):
        hours = [one.hours_by_category.get(category, 0) for one in found]
        axes.barh(range(len(found)), hours, left=start, color=colour, label=speaker.say(category))
        start = [before + more for before, more in zip(start, hours, strict=True)]
    axes.set_yticks(range(len(found)), [one.name for one in found], parse_math=False)
    axes.invert_yaxis()
    axes.set_xlabel(speaker.say("chart_hours"))
    axes.legend(fontsize=8, loc="lower right")
    return _text(figure)


def _line(axes: Axes, values: list[int], heights: Sequence[float], label: str, colour: int) -> None:
    axes.plot(values, heights, color=COLOURS[colour], marker=".", linewidth=1.2)
    axes.set_ylabel(label, color=COLOURS[colour])


def _text(figure: Figure) -> str:
    text = StringIO()
    with rc_context({"svg.hashsalt": "godziny", "svg.fonttype": "none"}):
        figure.savefig(text, format="svg", metadata={"Date": None})
    return text.getvalue()
