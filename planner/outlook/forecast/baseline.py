"""What a forecast has to be better than: the last three months go on."""

from fractions import Fraction
from math import floor

from planner.outlook.forecast.given import PersonYear, Year

LAST = 3


def goes_on(year: Year, person: PersonYear) -> int:
    """Minutes of the grant that stay unused if each month of service ahead is the mean of the last three gone."""
    gone = [month for month in year.gone if person.serves_in(month)][-LAST:]
    ahead = sum(person.serves_in(month) for month in year.ahead)
    mean = Fraction(sum(person.done.get(month, 0) for month in gone), max(1, len(gone)))
    before = sum(minutes for month, minutes in person.done.items() if month < year.now)
    return max(0, person.granted - before - floor(mean * ahead + Fraction(1, 2)))
