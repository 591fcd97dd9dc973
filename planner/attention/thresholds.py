"""From when on something is worth a call. No law sets these: each is a habit of offices, with its reason."""

from fractions import Fraction

# Of the hours granted for the months gone. Half: a person who stays there leaves six months' hours unused, and what was
# used decides next year's money.
UNDER_USE = Fraction(1, 2)
# A tenth is what months differ by themselves; above it twelve months' hours do not last eleven.
OVER_USE = Fraction(11, 10)
# Days. A commission that renews a certificate, and a register that is asked for an extract, take about a month.
BEFORE_END = 30
# Minutes left of the 12 hours of a doba: one more visit, or one that lasts longer, goes beyond them.
NEAR_DOBA = 60
# Of an assistant's hours of the month: the last tenth is two or three visits.
NEAR_MONTH = Fraction(9, 10)
# Days after a visit; who served confirms before payday, and who was served still remembers.
CONFIRM_WITHIN = 7
# Days after the month's last one. Assistants are paid in the month that follows.
CLOSE_WITHIN = 10
