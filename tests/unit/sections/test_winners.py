"""Pages of prizes: the films behind and below the prizes, in all their shapes; other pages have none."""

import pytest

from pipeline import Rules, Source
from pipeline.sections import split
from pipeline.text import page

SALT = "Grand Prix: SALT by Ana Lindqvist"
JURY = "The jury of the 9th Harbour Film Festival will award the Grand Prix and a prize for the best director."

FILES = (
    f"{SALT}\n\nAudience Award\n\nTWO KEYS\n\nIvo Brenner\n\nkeys_01.jpg\n\nUruguay / 2018 / 14’\n\n"
    "Jury Prize\n\nPEPPER\nEva Ott\nCast: Ann Berg, Jan Ott\nNorway 2001, 14’"
)

QUOTED = (
    "Grand Prix: “Salt” by Ana Lindqvist\nCritics Prize “Lens”: “Salt”\n"
    "Prize “Boat”\n“Pepper”, Eva Ott, Norway, 8’\n"
)

SHARED = (
    "Her er vinnerne\n\nBESTE KORTFILM\nSALT (Norge)\nRegi: Eva Ott, Jan Berg\n\nHederlig omtale\n"
    "PEPPER / SHE DOES NOT SLEEP (Norge)\nRegi: Ida Falk\n\nBeste lyd\nDelt mellom\nAnn Moe, SALT\n"
    "Per Lie, PEPPER / SHE DOES NOT SLEEP\n\nPUBLIKUMSPRISEN «LINSEN»\n«SALT»"
)
BULGARIAN = (
    "Отличените филми\n\nГолямата награда\nСол / Salt Mine\nрежисьор Ева Лилова\nБългария, 2022, 90 мин.\n\n"
    "Награда за сценарий\nЛилия Тонкова – „Сол“\n\n"
    "Награда за мъжка роля\nЯн Фалков за ролята на Оли във филма „Пипер“ (Biber Yolu), "
    "реж. Ида Бергова, Турция, 2022"
    "\n\nСпециално споменаване\nУрок по падане (Lekcija iz padanja), Хърватия, Босна и Херцеговина, 2022, 52 мин.,"
    " режисьори: Ани Мокева и Петър Лилов"
)

TOLD = (
    "Der Kurzfilmpreis der Stadt Sandbank in Höhe von 1.000 Euro, vergeben von der Jungen Jury, geht an den Film "
    "SALZ von Eva Ott.\n\nJurybegründung:\nDer Film erzählt von einer Frau, die am Meer lebt und Wellen zählt.\n\n"
    "Der Publikumspreis (500 Euro) geht an PFEFFER von Jan Berg ."
)
DIPLOMA = (
    "Main Prize: SALT (Sól – Suola, 2017, dir. Eva Ott, Jan Berg)\n"
    "DIPLOMA OF MERIT: IRON (Rauta, 2018, dir. Ida Falk)"
)

WON = [  # a page; "title < prize", with directors behind a slash and the person honoured behind an asterisk
    (TOLD, ["SALZ < Der Kurzfilmpreis der Stadt Sandbank / Eva Ott", "PFEFFER < Der Publikumspreis / Jan Berg"]),
    (DIPLOMA, ["SALT < Main Prize / Eva Ott, Jan Berg", "IRON < DIPLOMA OF MERIT / Ida Falk"]),
    (
        f"{SALT}\nAudience Award: TWO KEYS, Ivo Brenner, Uruguay 2018, 14’\nJury Prize – PEPPER (Eva Ott, Norway)",
        [
            "SALT < Grand Prix / Ana Lindqvist",
            "TWO KEYS < Audience Award / Ivo Brenner",
            "PEPPER < Jury Prize / Eva Ott",
        ],
    ),
    (
        f"{SALT}\n\nBest Director (ex aequo)\nIvo Brenner for NIGHT BOAT (Ghana)\nEva Ott for PEPPER (Italy)",
        [
            "SALT < Grand Prix / Ana Lindqvist",
            "NIGHT BOAT < Best Director (ex aequo) * Ivo Brenner",
            "PEPPER < Best Director (ex aequo) * Eva Ott",
        ],
    ),
    (
        f"{SALT}\nBest Actress: Eva Ott, in SALT\nBest Actor: Jan Brenner (Pepper)\nBest Editing: Ida Falk, PEPPER",
        [
            "SALT < Grand Prix / Ana Lindqvist",
            "SALT < Best Actress * Eva Ott",
            "Pepper < Best Actor * Jan Brenner",
            "PEPPER < Best Editing * Ida Falk",
        ],
    ),
    (  # the name of a picture's file, as a page prints it where the picture is missing, and a cast are no films
        FILES,
        [
            "SALT < Grand Prix / Ana Lindqvist",
            "TWO KEYS < Audience Award / Ivo Brenner",
            "PEPPER < Jury Prize / Eva Ott",
        ],
    ),
    (  # a name in quotation marks behind the word for "prize" is the prize's where its film stands behind or below
        QUOTED,
        ["Salt < Grand Prix / Ana Lindqvist", "Salt < Critics Prize “Lens”", "Pepper < Prize “Boat” / Eva Ott"],
    ),
    (
        f"{SALT}\n\nGolden Oar\nPEPPER\nDir. Eva Ott | Norway | 2018 | 99 min\n\nSilver Quay\nLamp, directed by Jo Ott",
        ["SALT < Grand Prix / Ana Lindqvist", "PEPPER < Golden Oar", "Lamp < Silver Quay / Jo Ott"],
    ),
    (
        "Gran Premio: LA SAL de Ana Ibarra\nMención especial: “Pimienta”, de Jo Ferrer\nPremio: EL FARO de Eva Paz",
        [
            "LA SAL < Gran Premio / Ana Ibarra",
            "Pimienta < Mención especial / Jo Ferrer",
            "EL FARO < Premio / Eva Paz",
        ],
    ),
    (
        "Hauptpreis: DAS SALZ von Eva Ott\nPublikumspreis: Hinter dem Deich, R: Ida Falk",
        ["DAS SALZ < Hauptpreis / Eva Ott", "Hinter dem Deich < Publikumspreis / Ida Falk"],
    ),
    (
        "Гран-при: «Соль», реж. Анна Белова\nПриз зрителей: «Перец», режиссёр Олег Сомов",
        ["Соль < Гран-при / Анна Белова", "Перец < Приз зрителей / Олег Сомов"],
    ),
    (
        "Grand Prix\nSalt\nAna Lindqvist\nDrama/13 min\n\nJury Prize\nPepper\nEva Ott\n\nSilver Oar\nLamp\nIda Falk",
        ["Salt < Grand Prix / Ana Lindqvist", "Pepper < Jury Prize / Eva Ott", "Lamp < Silver Oar / Ida Falk"],
    ),
    (  # a shortened word at a line's end, a country before the director, two directors, a prize that no film won
        (
            "Лучший дебют\n«Соль ждёт прилива», реж. Анна Белова, 7 мин.\n\n"
            "Лучший документальный фильм\n«Перец» (Узбекистан), реж. Ида Фалькова, 34 мин.\n\n"
            "Диплом жюри\n«Лампа», реж. Ян Отин, Ева Бергова\n\n"
            "Почётный приз «За преданность экрану»\nОператор Игнат Сомов"
        ),
        [
            "Соль ждёт прилива < Лучший дебют / Анна Белова",
            "Перец < Лучший документальный фильм / Ида Фалькова",
            "Лампа < Диплом жюри / Ян Отин, Ева Бергова",
        ],
    ),
    ("대상: <소금> 감독 김하늘\n관객상: <등대> 박지훈 감독", ["소금 < 대상 / 김하늘", "등대 < 관객상 / 박지훈"]),
    (
        "グランプリ「海の手紙」(監督:山田太郎)\n観客賞『夜の駅』佐藤花子",
        ["海の手紙 < グランプリ / 山田太郎", "夜の駅 < 観客賞 / 佐藤花子"],
    ),
]

NOT = [
    f"{JURY}\n\nAnna Berg, director\nTomas Brenner, producer",
    "Best Film\nBest Director\nAudience Award\nThe winners are announced in May.",
    "Best Actress: Eva Ott\nBest Actor: Jan Ott",
    "Salt\nDirector: Ana Lindqvist\nYear: 1999\n\nGrand Prix: PEPPER by Eva Ott\nJury Prize: LAMP by Jan Ott",
]


GREEK = """Βραβείο Ανδρικής Ερμηνείας
Γιαν Φαλκ για τον ρόλο του Όλι στην ταινία «Αλάτι» της Εύα Οτ, Τσεχία, 2022

Βραβείο Σεναρίου
Άρης Βέργης για το «Πιπέρι», 2021, 14΄"""
VIETNAMESE = """HẠNG MỤC PHIM TRUYỆN NGẮN
- Sao Vàng: phim “Muối” – đạo diễn Trần Thị Lụa – Công ty Bến Đò sản xuất (Việt Nam, 2023, 19 phút)
- Đạo diễn xuất sắc nhất: Lê Hoài An (phim “Hạt tiêu”, đạo diễn Lê Hoài An, Việt Nam, 2022, 9 phút)

HẠNG MỤC PHIM HOẠT HÌNH
- Nữ diễn viên xuất sắc nhất: NSƯT Hồ Ngọc Diệp vai bà Tư (phim “Muối”)"""
QUOTED = [  # a word for the film and the part played stand around the person whom a prize honours
    (
        GREEK,
        [
            "Αλάτι < Βραβείο Ανδρικής Ερμηνείας / Εύα Οτ * Γιαν Φαλκ για τον ρόλο του Όλι",
            "Πιπέρι < Βραβείο Σεναρίου * Άρης Βέργης",
        ],
    ),
    (
        # Makers on a line of their own, a title in two languages, a prize that two share, a prize's own name quoted.
        SHARED,
        [
            "SALT < BESTE KORTFILM",
            "PEPPER / SHE DOES NOT SLEEP < Hederlig omtale",
            "SALT < Beste lyd * Ann Moe",
            "PEPPER / SHE DOES NOT SLEEP < Beste lyd * Per Lie",
            "SALT < PUBLIKUMSPRISEN «LINSEN»",
        ],
    ),
    (
        BULGARIAN,
        [
            "Сол / Salt Mine < Голямата награда",
            "Сол < Награда за сценарий * Лилия Тонкова",
            "Пипер < Награда за мъжка роля / Ида Бергова * Ян Фалков за ролята на Оли",
            "Урок по падане (Lekcija iz padanja) < Специално споменаване",
        ],
    ),
    (
        VIETNAMESE,
        [
            "Muối < Sao Vàng / Trần Thị Lụa",
            "Hạt tiêu < Đạo diễn xuất sắc nhất / Lê Hoài An * Lê Hoài An",
            "Muối < Nữ diễn viên xuất sắc nhất * NSƯT Hồ Ngọc Diệp vai bà Tư",
        ],
    ),
]

AGAIN = """Grand Prix
Salt / Sól
Director: Ana Lindqvist
Norway, 2022

Best Actress
Ex aequo
Eva Ott, for her role in Salt
Ida Falk for the part of Ada in Pepper

Special Mention
Photography by Jan Brenner, Salt

Prize for the Best Debut
not awarded

Jury Prize
The boat that was never seen again after the storm (dir. Jo Ott, Norway, 2023)"""
SENTENCES = """The Silver Oar for the best film goes to the film “Salt” by Ana Lindqvist (Norway, 79 min.)

The prize for best director was awarded to Jan Brenner for the film “Pepper” (Ghana, 2022).

Award for best camera: Eva Ott, “Salt”."""
CHINESE = """第六届鹭洲影展获奖名单

最佳影片
《盐》 导演:程砚秋 中国/2024/108分钟

最佳女演员(并列)
柳依然 《盐》
娜仁托 《胡椒》(导演:巴特尔 / 中国 / 2024)

最佳短片
空缺

观众票选荣誉
《胡椒》"""
QUOTED += [
    (
        AGAIN,
        [
            "Salt / Sól < Grand Prix",
            "Salt < Best Actress * Eva Ott",
            "Pepper < Best Actress * Ida Falk for the part of Ada",
            "Salt < Special Mention * Jan Brenner",
            "The boat that was never seen again after the storm < Jury Prize / Jo Ott",
        ],
    ),
    (
        SENTENCES,
        [
            "Salt < The Silver Oar for the best film / Ana Lindqvist",
            "Pepper < The prize for best director * Jan Brenner",
            "Salt < Award for best camera * Eva Ott",
        ],
    ),
    (
        CHINESE,
        [
            "盐 < 最佳影片 / 程砚秋",
            "盐 < 最佳女演员(并列) * 柳依然",
            "胡椒 < 最佳女演员(并列) / 巴特尔 * 娜仁托",
            "胡椒 < 观众票选荣誉",
        ],
    ),
]


def won(text: str, rules: Rules) -> list[str]:
    told = []
    for entry in split(page(Source.of(text.encode(), path="page.txt")), rules):
        if entry.winner is not None and entry.title is not None:
            line = f"{entry.title.text} < {entry.winner.prize.text}"
            line += "".join(f" / {d.text}" for d in entry.winner.directors)
            told.append(line + (f" * {entry.winner.honoured.text}" if entry.winner.honoured else ""))
    return told


@pytest.mark.parametrize(("text", "films"), WON + QUOTED)
def test_films_of_a_list_of_prizes(rules: Rules, text: str, films: list[str]) -> None:
    assert won(text, rules) == films


@pytest.mark.parametrize("text", NOT)
def test_pages_that_are_no_list_of_prizes(rules: Rules, text: str) -> None:
    assert won(text, rules) == []
