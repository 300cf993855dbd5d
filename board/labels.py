"""The closed lists of board/dimensions.py in words: groups of age, sex, residence, denominators and levels."""

from __future__ import annotations

from board.definition_file import Text
from board.dimensions import AGE_BANDS, BROAD_AGE_GROUPS

SEX = {"male": Text("Nam", "Male"), "female": Text("Nữ", "Female")}
RESIDENCE = {"permanent": Text("Thường trú", "Permanent"), "temporary": Text("Tạm trú", "Temporary")}
DENOMINATOR = {
    "present": Text("dân số có mặt", "residents present"),
    "registered": Text("dân số đăng ký thường trú", "registered residents"),
    "assigned": Text("chỉ tiêu được giao", "assigned target"),
}
LEVEL = {
    "province": Text("toàn tỉnh", "the whole province"),
    "district": Text("cấp huyện", "districts"),
    "commune": Text("cấp xã", "communes"),
}

OF_LEVEL = {  # an area of the level, where no one area is meant
    "province": Text("tỉnh", "the province"),
    "district": Text("huyện, thị xã, thành phố", "the district"),
    "commune": Text("xã, phường, thị trấn", "the ward or commune"),
}


def age_group(code: str) -> Text:
    """'14-24' -> '14–24 tuổi'; the last group is open. Codes are bands or groups of board/dimensions.py."""
    if code.endswith("+"):
        return Text(f"Từ {code[:-1]} tuổi", f"{code[:-1]} and over")
    first, last = (int(part) for part in code.split("-"))
    if first == 0:
        return Text(f"Dưới {last + 1} tuổi", f"Under {last + 1}")
    return Text(f"{first}–{last} tuổi", f"{first}–{last} years")


AGE_GROUP = {code: age_group(code) for code in (*BROAD_AGE_GROUPS, *(code for code, _, _ in AGE_BANDS))}
