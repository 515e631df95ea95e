"""Running times with a unit, and values that are known to be running times."""

import pytest

from pipeline import Rules
from pipeline.values.durations import find_durations, read_duration


@pytest.mark.parametrize(
    "text, expected",
    [
        ("26 min.", [26]),
        ("88'", [88]),
        ("11mn30", [12]),
        ("3,22 min", [3]),
        ("27.39 min", [28]),
        ("92.5 min", [93]),
        ("7.30 h", []),
        ("2’49” min", [3]),
        ("52 min, 35mm", [52]),
        ("71΄", [71]),
        ("80’ (22fps)", [80]),
        ("82 Minuten", [82]),
        ("13-minute film", [13]),
        ("96min", [96]),
        ("95m", [95]),
        ("1h 36min", [96]),
        ("1 h 20", [80]),
        ("1h36", [96]),
        ("1h05'", [65]),
        ("2h", [120]),
        ("1 hour and 36 minutes", [96]),
        ("12'40\"", [13]),
        ("6:41 min", [7]),
        ("6' 45\"", [7]),
        ("15:53 Min., 16 mm", [16]),
        ("29'12''", [29]),
        ("22’42", [23]),
        ("5'11\"", [5]),
        ("7.5 min", [8]),
        ("45 sec", [1]),
        ("95分", [95]),
        ("2019年/96分/カラー", [96]),
        ("20분", [20]),
        ("ومدته6 دقائق", [6]),
        ("ومدته دقيقتان", [2]),
        ("90 мин", [90]),
        ("52 मिनट", [52]),
        ("95 דק'", [95]),
        ("Documentary/Fiction.15 min.", [15]),
        ("18:00", []),
        ("'60s", []),
        ("5' 11\"", []),
        ("'Studio 54' and", []),
        ("35mm, 2023 m, 16 m", []),
        ("1st edition", []),
        ("20 Sat 13:00", []),
        ("18h", []),
        ("3D", []),
    ],
)
def test_durations_need_their_unit(rules: Rules, text: str, expected: list[int]) -> None:
    assert [f.value for f in find_durations(text, rules)] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("15", 15),
        ("ca. 90", 90),
        ("00:06:00", 6),
        ("1:36:00", 96),
        ("19:42", 20),
        ("18:43", 19),
        ("70:00", 70),
        ("2:30", 3),
        ("3:00", 3),
        ("01:35", 95),
        ("29'12\"", 29),
        ("1h 36min", 96),
        ("97 minutu.", 97),
        ("١٢٠ دقيقة", 120),
        ("0:10", 1),
        ("35mm", None),
        ("2019", None),
        ("long", None),
        ("00:00", None),
    ],
)
def test_a_running_time_may_lack_its_unit(rules: Rules, text: str, expected: int | None) -> None:
    found = read_duration(text, rules)
    assert (found.value if found else None) == expected
