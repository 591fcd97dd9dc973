"""The balances of what was done, on the screen."""

from api.words.messages import LANGUAGES, Speaker
from api.words.recorded import show_balances
from planner.record.application import Godziny
from projections.door import ReadDoor
from tests.projections.test_balances import until_june
from tests.worlds.served import done, told


def test_the_tables_of_what_was_done_keep_to_80_columns_in_both_languages(app: Godziny, unit: str) -> None:
    scope = until_june(app, unit)
    told(app, scope, done("03-02 08:00", "03-02 10:00"), done("03-03 08:00", "03-03 22:00"))

    door = ReadDoor(app)
    for language in LANGUAGES:
        lines = show_balances(scope, door.balances(scope), door.quota(scope), Speaker(language)).splitlines()
        assert max(map(len, lines)) <= 80
        assert any(line.split() == ["2026-03", "0:00", "16:00", "0:00", "14:00", "2:00", "768.00"] for line in lines)
