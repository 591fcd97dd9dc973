"""The year's hours by month, and what is left of them until its end, as pictures (Matplotlib, SVG).

The same answer gives the same text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import accumulate

from babel.dates import format_date
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from api.words.forecast import hours
from api.words.messages import Speaker
from planner.outlook.forecast.forecast import Forecast
from planner.outlook.forecast.spread import Unused
from planner.terms.calendar import Month

BARS = {"granted": "#c9d3dd", "planned": "#8fb3d3", "done": "#1b6ca8", "settled": "#3d444d"}
LEFT, EXPECTED, LINE = "#1b6ca8", "#e07b00", "#c5ccd3"


@dataclass(frozen=True)
class MonthHours:
    """One month's minutes of all people."""

    month: Month
    granted: int
    planned: int
    done: int
    settled: int


def hours_svg(months: Sequence[MonthHours], speaker: Speaker) -> str:
    """Granted, planned, done and settled hours side by side, a group of bars each month."""
    figure = Figure(figsize=(max(6.0, 0.95 * len(months) + 1.5), 4.6), layout="constrained")
    axes = figure.subplots()
    width = 0.8 / len(BARS)
    for place, (key, colour) in enumerate(BARS.items()):
        at = [number + (place - (len(BARS) - 1) / 2) * width for number in range(len(months))]
        heights = [getattr(one, key) / 60 for one in months]
        axes.bar(at, heights, width, color=colour, label=speaker.say(f"outlook_{key}"), zorder=2)
    _draw_months(axes, [one.month for one in months], speaker)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=len(BARS), frameon=False, fontsize=9)
    figure.suptitle(speaker.say("outlook_hours_title"))
    return _text(figure)


def burn_down_svg(found: Forecast, speaker: Speaker) -> str:
    """What is left of all grants at the end of each month: as it was, and as expected with its range."""
    figure = Figure(figsize=(max(6.0, 0.75 * len(found.months) + 2.0), 4.6), layout="constrained")
    axes = figure.subplots()
    edges = [Unused(found.granted, found.granted, found.granted), *(one.left for one in found.months)]
    gone = found.months_gone
    _draw_even_use(axes, found, speaker)
    _draw_line(axes, edges[: gone + 1], 0, (LEFT, "-"), speaker.say("outlook_left"))
    if found.is_open:
        _draw_line(axes, edges[gone:], gone, (EXPECTED, "--"), speaker.say("outlook_expected"))
        _draw_range(axes, edges[gone:], gone, speaker)
    _draw_months(axes, [one.month for one in found.months], speaker, middle=0.5)
    axes.legend(loc="upper right", frameon=False, fontsize=9)
    figure.suptitle(speaker.say(f"outlook_burn_{'title' if found.is_open else 'known'}", _figures(found)))
    return _text(figure)


def _figures(found: Forecast) -> dict[str, int]:
    return {name: hours(minutes) for name, minutes in found.unused.as_json().items()}


def _draw_even_use(axes: Axes, found: Forecast, speaker: Speaker) -> None:
    """What would be left, were each month's grant used in it."""
    left = [found.granted - used for used in accumulate((one.granted for one in found.months), initial=0)]
    heights = [minutes / 60 for minutes in left]
    axes.plot(range(len(left)), heights, color=LINE, linewidth=1.2, label=speaker.say("outlook_even_use"), zorder=1)


def _draw_line(axes: Axes, edges: Sequence[Unused], first: int, style: tuple[str, str], label: str) -> None:
    colour, dashes = style
    heights = [one.expected / 60 for one in edges]
    at = range(first, first + len(edges))
    axes.plot(at, heights, color=colour, linestyle=dashes, marker="o", markersize=3.5, label=label, zorder=3)


def _draw_range(axes: Axes, edges: Sequence[Unused], first: int, speaker: Speaker) -> None:
    """Bars on top and below too, so that the range is seen without colour."""
    at = range(first, first + len(edges))
    low, high = ([getattr(one, name) / 60 for one in edges] for name in ("low", "high"))
    axes.fill_between(at, low, high, color=EXPECTED, alpha=0.18, linewidth=0, label=speaker.say("outlook_range"))
    for heights in (low, high):
        axes.plot(at, heights, color=EXPECTED, linewidth=0.8)


def _draw_months(axes: Axes, months: Sequence[Month], speaker: Speaker, middle: float = 0.0) -> None:
    """A label below each; middle: where in a month's column it stands."""
    labels = [str(format_date(one.first, "LLL", locale=speaker.language)) for one in months]
    axes.set_xticks([number + middle for number in range(len(months))], labels, fontsize=9)
    axes.set_ylabel(speaker.say("outlook_hours"))
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    axes.grid(axis="y", color=LINE, linewidth=0.5, zorder=0)
    axes.tick_params(length=0)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _text(figure: Figure) -> str:
    text = StringIO()
    with rc_context({"svg.hashsalt": "godziny", "svg.fonttype": "none"}):
        figure.savefig(text, format="svg", metadata={"Date": None})
    return text.getvalue()
