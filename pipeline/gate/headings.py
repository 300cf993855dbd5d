"""Headings that announce personal data, whatever stands below them; accent-free, any separators."""

from __future__ import annotations

import re

from geo.spelling import plain

_NUMBER_OF = r"(?:(?:so|ma|ma so)(?: the| giay)? )?"
_PERSONAL = re.compile(
    r"(?:^| )(?:"
    r"ho(?: va)?(?: chu)?(?: ten| dem)|ho ten.*|ten(?: day du| cong dan| nguoi.*| chu ho| khach.*| nguoi dan)"
    r"|(?:full|first|last|given|family|middle|person|citizen) ?name$|surname|chu ho|nguoi nop(?: ho so)?"
    rf"|{_NUMBER_OF}(?:cccd|cmnd|cmtnd|cmt|bhxh|bhyt|gplx|ho chieu|passport)(?: so| no| number)?"
    r"|so(?: the)? can cuoc(?: cong dan)?|(?:ma )?so dinh danh(?: ca nhan)?|chung minh(?: nhan dan| thu).*"
    r"|(?:national |personal |citizen )?id (?:no|number)|identity (?:no|number|card no.*)|person id|citizen id"
    r"|so so (?:bao hiem|bhxh|bhyt).*|(?:so|ma|ma so)(?: the| so)? bao hiem.*|(?:ma so thue|mst)(?: ca nhan)?|tax ?(?:code|id)"
    r"|(?:ngay|nam)(?: thang)?(?: nam)? sinh|ntns|sinh ngay|(?:date|day|year) of birth|birth ?(?:date|day|year)|dob"
    r"|s?dt(?: lien he)?|sdt.*|(?:so )?(?:dien thoai|dtdd|di dong)(?: .*)?|(?:mobile|cell|tele)? ?phone(?: no| number)?"
    r"|zalo|facebook|e ?mail|thu dien tu|dia chi(?: .*)?|(?:home |street )?address|so nha|noi o(?: .*)?|que quan"
    r"|(?:thuong|tam) tru tai|noi (?:sinh|thuong tru|tam tru|dang ky khai sinh)"
    r"|bien (?:so|kiem soat)(?: xe)?|bks|license plate|plate(?: no| number)?"
    r"|van tay|mong mat|khuon mat|anh (?:chan dung|the)|fingerprint|iris|face|photo"
    r"|so tai khoan|stk|(?:bank )?account (?:no|number)|imei|ip address|dia chi ip|toa do|(?:vi|kinh) do|latitude|longitude"
    r"|dan toc|ton giao|ethnicity|religion"
    r")(?: (?!da |chua |dang |duoc |con |cap|tra |in |thu |qua |den |moi).{0,20})?$"
)
# 'Tổng số CCCD', 'CCCD đã trả' count cards; a number of one person stands under 'CCCD' or 'CCCD chủ hộ'.
_COUNTED = re.compile(r"^(?:tong|so luong|so nguoi|so ho so|ty le|luot|total|count|rate)\b")

_LONGEST = 200  # characters of a heading that are read; the search takes their square


def names_personal_data(heading: str) -> bool:
    """'Họ và tên', 'SO_CCCD', 'ngày sinh', 'SĐT' -> True; 'Số hồ sơ', 'Nhóm tuổi' -> False."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading[:_LONGEST])
    spaced = " ".join(re.sub(r"[^a-z0-9]+", " ", plain(words)).split())
    return _COUNTED.match(spaced) is None and _PERSONAL.search(spaced) is not None
