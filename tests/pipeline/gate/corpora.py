"""Invented identifiers by the thousand, built from their structure with a fixed seed. Dữ liệu mô phỏng: nobody's.

Written without a look at the rules of the gate: one generator a kind, and the ways in which people, spreadsheets and
those who want to hide something write them.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from pipeline.gate.birth_codes import PROVINCES

MANY = 2000
Maker = Callable[[random.Random], str]
ZERO_WIDTH = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")
SCRIPTS = (
    0xFF10,
    0x0660,
    0x06F0,
    0x0966,
    0x0E50,
    0x1040,
    0x1D7CE,
)  # full-width, Arabic, Persian, Devanagari, Thai, ...
SENTENCES = (
    "Công dân có số {} đã đến làm việc",
    "({})",
    "đã xác minh:{}; chờ kết quả",
    "Ghi chú: {}, nộp bổ sung",
    "Biên nhận{}",
)


def made(maker: Maker, count: int = MANY, seed: int = 6) -> list[str]:
    """`count` values of one maker, the same at every run."""
    chance = random.Random(seed)
    return [maker(chance) for _ in range(count)]


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def id_number(chance: random.Random) -> str:
    """Twelve digits: province of birth registration, century and sex, year, six more."""
    province = chance.choice(list(PROVINCES))
    return f"{province}{chance.randrange(4)}{chance.randrange(100):02}{digits(chance, 6)}"


def id_number_from_abroad(chance: random.Random) -> str:
    return f"{chance.randrange(101, 400)}{chance.randrange(4)}{chance.randrange(100):02}{digits(chance, 6)}"


def old_id_number(chance: random.Random) -> str:
    return f"{chance.randrange(1, 39):02}{digits(chance, 7)}"


def health_card(chance: random.Random) -> str:
    group = chance.choice(
        ("DN", "HX", "CH", "NN", "TK", "HC", "XK", "CA", "HT", "TB", "CC", "TE", "HN", "GD", "HS", "SV")
    )
    return f"{group}{chance.randrange(1, 6)}{chance.randrange(1, 97):02}{digits(chance, 10)}"


def social_insurance(chance: random.Random) -> str:
    return f"{chance.randrange(1, 97):02}{digits(chance, 8)}"


def tax_code(chance: random.Random) -> str:
    """Ten digits, the last a checksum of the others; by its published weights."""
    weights = (31, 29, 23, 19, 17, 13, 7, 5, 3)
    while True:
        first = f"{chance.randrange(1, 99):02}{digits(chance, 7)}"
        last = 10 - sum(int(sign) * weight for sign, weight in zip(first, weights, strict=True)) % 11
        if last < 10:
            return f"{first}{last}"


def branch_tax_code(chance: random.Random) -> str:
    return f"{tax_code(chance)}-{chance.randrange(1, 1000):03}"


def mobile(chance: random.Random) -> str:
    """032-039, 052-059, 070-079, 081-089, 090-099 and seven digits."""
    begin = chance.choice(("03", "05", "07", "08", "09"))
    return f"{begin}{digits(chance, 8)}"


def landline(chance: random.Random) -> str:
    """0274 (Bình Dương) and other provinces with seven digits; 024 and 028 with eight."""
    area = chance.choice(("0274", "0251", "0276", "0236", "0292", "0274"))
    return (
        f"{area}{digits(chance, 7)}"
        if chance.random() < 0.7
        else f"{chance.choice(('024', '028'))}{digits(chance, 8)}"
    )


def written_phone(chance: random.Random) -> str:
    """A mobile as people write it."""
    number = mobile(chance)
    form = chance.choice(
        ("{0}{1}{2}{3}", "{0}{1} {2} {3}", "{0}{1}.{2}.{3}", "{0}{1}-{2}-{3}", "+84{1}{2}{3}", "+84 {1} {2} {3}", "84{1}{2}{3}",
         "(+84) {1} {2} {3}", "+84 (0) {1} {2} {3}", "0084 {1} {2} {3}", "({0}{1}) {2} {3}", "{0} {1} {2} {3}")
    )  # fmt: skip
    return form.format(number[0], number[1:4], number[4:7], number[7:])


def written_landline(chance: random.Random) -> str:
    number = landline(chance)
    cut = 3 if number[:3] in ("024", "028") else 4
    form = chance.choice(
        ("{0}{1}", "{0} {1}", "({0}) {1}", "{0}.{1}", "{0}-{1}", "+84 {2} {1}", "(84-{2}) {1}")
    )
    rest = number[cut:]
    return form.format(
        number[:cut], chance.choice((rest, f"{rest[:3]} {rest[3:]}", f"{rest[:4]}.{rest[4:]}")), number[1:cut]
    )


def email(chance: random.Random) -> str:
    name = chance.choice(("an", "binh.tran", "nguyen_van_an", "le-minh", "c.huong+vn", "phuc2001", "x"))
    host = chance.choice(("gmail.com", "yahoo.com.vn", "binhduong.gov.vn", "thu.vi-du.vn", "a1.vn"))
    at = chance.choice(("@", "@", "@", " @ ", "\uff20", "@ ", " (at) ", "[at]"))
    return f"{name}{chance.randrange(100)}{at}{host}"


def plate(chance: random.Random) -> str:
    """Cars of four and five digits, company and foreign series, motorcycles old and new."""
    begin = f"{chance.choice((61, 61, 59, 51, 50, 29, 30, 43, 60, 70, 93, 99))}"
    letter = chance.choice("ABCDEFGHKLMNPSTUVXYZ")
    five, four = digits(chance, 5), digits(chance, 4)
    dotted = f"{five[:3]}.{five[3:]}"
    return chance.choice(
        (f"{begin}{letter}-{dotted}", f"{begin}{letter}-{five}", f"{begin}{letter}{five}", f"{begin}{letter} {dotted}",
         f"{begin}{letter}-{four}", f"{begin}{letter}{four}", f"{begin}LD-{dotted}", f"{begin}LD{five}", f"{begin}-{letter}1 {dotted}",
         f"{begin}-{letter}{chance.randrange(1, 10)} {four}", f"{begin}{letter}{chance.randrange(1, 10)}-{five}",
         f"{begin}{letter}{chance.randrange(1, 10)} {five}", f"{begin}-MĐ1 {dotted}", f"{begin}MĐ1-{dotted}", f"{begin}-AA {dotted}")
    )  # fmt: skip


def passport(chance: random.Random) -> str:
    return f"{chance.choice('BCNEKPS')}{digits(chance, chance.choice((7, 8)))}"


def _day(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(1, 29), chance.randrange(1, 13), chance.randrange(1925, 2027)


def written_day(chance: random.Random) -> str:
    """A full date as people and programs write it."""
    day, month, year = _day(chance)
    english = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[month - 1]
    return chance.choice(
        (f"{day:02}/{month:02}/{year}", f"{day}/{month}/{year}", f"{day:02}-{month:02}-{year}", f"{day:02}.{month:02}.{year}",
         f"{day}/{month}/{year % 100:02}", f"{day:02}-{month:02}-{year % 100:02}", f"{day:02}.{month:02}.{year % 100:02}",
         f"{year}-{month:02}-{day:02}", f"{year}/{month:02}/{day:02}", f"{year}-{month:02}-{day:02} 00:00:00",
         f"{year}-{month:02}-{day:02}T07:30:00Z", f"ngày {day} tháng {month} năm {year}", f"Ngày {day:02} tháng {month:02}, {year}",
         f"{day} tháng {month} năm {year}", f"{day}-thg {month}-{year}", f"{day:02}-{english}-{year}", f"{day:02}-{english}-{year % 100:02}",
         f"{day} {english} {year}", f"{english} {day}, {year}", f"{month}/{day}/{year}", f"{day} / {month} / {year}")
    )  # fmt: skip


def spaced(value: str, chance: random.Random) -> str:
    """The digits in groups, parted by one kind of sign; or each by itself."""
    sign = chance.choice((" ", ".", "-", " - " if len(value) < 12 else "-", "\u00a0", "–", "_", "\u2009"))
    groups = chance.choice(
        ((3, 3, 3, 3), (3, 1, 2, 6), (4, 4, 4), (6, 6), (3, 9), (1,) * 12, (2, 4, 6), (3, 1, 8))
    )
    parts, rest = [], value
    for size in groups:
        parts.append(rest[:size])
        rest = rest[size:]
    return sign.join(part for part in (*parts, rest) if part)


def other_script(value: str, chance: random.Random) -> str:
    first = chance.choice(SCRIPTS)
    return "".join(chr(first + int(sign)) if sign.isdecimal() else sign for sign in value)


def with_unseen(value: str, chance: random.Random) -> str:
    """Signs without width between the others."""
    return "".join(sign + (chance.choice(ZERO_WIDTH) if chance.random() < 0.4 else "") for sign in value)


def in_words(value: str, chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(value)


DISGUISES: dict[str, Callable[[str, random.Random], str]] = {
    "as it is": lambda value, chance: value,
    "in groups": spaced,
    "in words": in_words,
    "in groups in words": lambda value, chance: in_words(spaced(value, chance), chance),
    "in another script": other_script,
    "with unseen signs": with_unseen,
    "without the first zero": lambda value, chance: value.removeprefix("0"),
    "as a float": lambda value, chance: f"{value.removeprefix('0')}.0",
    "in thousands": lambda value, chance: f"{int(value):,}".replace(",", chance.choice(",. ")),
    "as a spreadsheet shows it": lambda value, chance: f"{float(value):.{chance.randrange(1, 6)}E}",
    "with blanks around": lambda value, chance: f" \t{value}\u00a0\n",
}


def disguised(maker: Maker, disguise: Callable[[str, random.Random], str], count: int = MANY) -> list[str]:
    chance = random.Random(f"{maker.__name__}")
    return [disguise(maker(chance), chance) for _ in range(count)]
