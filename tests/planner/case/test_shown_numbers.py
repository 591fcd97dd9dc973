"""Numbers of a workbook are read as its formats show them."""

import pytest

from planner.case.workbook.numbers import EPOCH_1900, shown_with


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("yyyy\\-mm\\-dd", 46083.34, "2026-03-02"),
        ("dd.mm.yyyy", 46083, "2026-03-02"),
        ("[$-415]d mmmm yyyy;@", 46083, "2026-03-02"),
        ('d" marca "yyyy" r."', 46083, "2026-03-02"),
        ("mmmm", 46083, "2026-03-02"),
        ("dd.mm.yyyy hh:mm", 46083, "2026-03-02 00:00"),
        ("dd.mm.yyyy hh:mm", 0.75, "18:00"),
        ("m/d/yy h:mm AM/PM", 46083.75, "2026-03-02 18:00"),
        ("dd.mm.yyyy hh:mm:ss", 46083.5 + 30 / 86400, "2026-03-02 12:00:30"),
        ("hh:mm", 46083.75, "18:00"),
        ("hh:mm", 0, "00:00"),
        ("hh:mm", 1, "24:00"),
        ("mm:ss", 0.25, "06:00"),
        ("[h]:mm", 1.5, "36:00"),
        ("[hh]:mm:ss", 1, "24:00"),
        ("[Red]0.00", 46083, "46083"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 1e300, "1e+300"),
        ('#,##0.00\\ "zł"', 12.5, "12.5"),
        ("0", 17, "17"),
        ("@", 17, "17"),
        ("yyyy-mm-dd", 12, "12"),  # 1900, whose days a spreadsheet counts wrongly
        ("yyyy-mm-dd", 1e12, "1000000000000"),
        ("hh:mm", -0.5, "-0.5"),
        ("[h]:mm", -1, "-1"),
        ("00000", 123456, "123456"),
        ("0000", 1.5, "1.5"),
    ],
)
def test_a_number_is_shown_by_its_format(code: str, number: float, text: str) -> None:
    assert shown_with(code, EPOCH_1900)(number) == text
