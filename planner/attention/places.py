"""The share of people with high support needs. Source: R-12."""

from collections.abc import Iterator

from planner.attention.attention import Attention
from planner.attention.situation import Situation


def quota_near(seen: Situation) -> Iterator[Attention]:
    """If one more person of high support left, their share of those who have a place would be too small, or it is."""
    people, high, share = len(seen.supported), sum(seen.supported), seen.rules.edition.quota
    if high and people > 1 and high - 1 < share * (people - 1):
        required = f"{share.numerator}/{share.denominator}"
        code = "quota_missed" if high < share * people else "quota_near"
        yield Attention(code, "R-12", facts={"people": people, "high": high, "required": required})
