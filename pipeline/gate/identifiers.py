"""How the numbers of one person are written: the rules that judge a single cell or text.

Each rule is a pattern over plain_form(); no look-around, so that one automaton reads a column (Rust regex). Digits may
stand apart by spaces, dots and dashes. A cell counts once, under the first kind that fits. Numbers of 9 and 10 digits
are judged by their column (column_rules.py), except beside a word that says what they are.

Sources: the shape of the ID number and the tax code from public law texts (confidence high); telephone, plate and
health-insurance shapes from public sites and expert knowledge (medium); passports, expert knowledge (low).
"""

from __future__ import annotations

from board.definition_file import Text
from pipeline.gate.birth_codes import PROVINCES

KINDS = {
    "id_number": Text("số định danh cá nhân (12 số)", "personal ID number (12 digits)"),
    "old_id_number": Text("số chứng minh nhân dân (9 số)", "former ID number (9 digits)"),
    "health_insurance": Text("mã thẻ bảo hiểm y tế", "health insurance card number"),
    "social_insurance": Text("dãy 10 số (mã số bảo hiểm xã hội)", "10-digit number (social insurance)"),
    "tax_code": Text("mã số thuế", "tax code"),
    "phone": Text("số điện thoại", "telephone number"),
    "email": Text("địa chỉ thư điện tử", "e-mail address"),
    "plate": Text("biển số xe", "vehicle plate"),
    "passport": Text("số hộ chiếu", "passport number"),
    "date": Text("ngày, tháng, năm đầy đủ", "full date"),
    "name": Text("họ và tên người", "name of a person"),
    "address": Text("địa chỉ nơi ở", "home address"),
    "pseudonym": Text("mã băm hoặc mã riêng của từng người", "hash or code of single persons"),
    "long_number": Text("dãy từ 11 chữ số trở lên", "number of 11 digits or more"),
    "heading": Text("tiêu đề cột về thông tin cá nhân", "heading that names personal data"),
}

_APART = r"[ ._\-]{0,2}"
_START, _END = r"(?:^|[^0-9])", r"(?:[^0-9]|$)"
_ALONE, _ALONE_END = r"(?:^|[^0-9A-Z])", r"(?:[^0-9A-Z]|$)"


def _digits(count: int) -> str:
    return rf"(?:{_APART}[0-9]){{{count}}}"


def _either(*patterns: str) -> str:
    return "(?i)(?:" + "|".join(patterns) + ")"


_PROVINCE = "0" + _APART + "(?:" + "|".join(f"{code[1]}{_APART}{code[2]}" for code in PROVINCES) + ")"
_SHORT_PROVINCE = "(?:" + "|".join(code[1:] for code in PROVINCES if code[1] != "0") + ")"
_ID_NUMBER = _either(
    rf"{_START}[0-9]{{12}}{_END}",
    rf"{_START}{_PROVINCE}{_digits(9)}{_END}",
    rf"{_START}[1-9][0-9]{{2}}[ ._\-]{{1,2}}[0-3]{_digits(8)}{_END}",  # born abroad
    rf"{_START}(?:[1-9][0-9]{{3}}(?:[ ._\-][0-9]{{4}}){{2}}|[1-9][0-9]{{5}}[ ._\-][0-9]{{6}}|[1-9](?:[ ._\-][0-9]){{11}}){_END}",
    rf"{_START}{_SHORT_PROVINCE}[0-3][0-9]{{8}}{_END}",  # a spreadsheet dropped the leading zero,
    rf"{_START}[0-9]{{2,3}}(?:[.,' ][0-9]{{3}}){{3}}{_END}",  # put separators of thousands,
    r"(?:^|[^0-9.,])[1-9](?:[.,][0-9]+)?E\+?1[01](?:[^0-9]|$)",  # or shows 7.4E+10
)
_OLD_ID_NUMBER = _either(
    rf"(?:cmnd|cmtnd|cmt|chung minh(?: nhan dan| thu)?)[^0-9]{{0,12}}[0-9]{_digits(8)}{_END}"
)
_HEALTH_INSURANCE = _either(rf"(?:^|[^A-Z])[A-Z]{{2}}{_APART}[1-5]{_digits(12)}{_END}")
_SOCIAL_INSURANCE = _either(
    rf"(?:bhxh|bhyt|bao hiem(?: xa hoi| y te)?|so so)[^0-9]{{0,12}}[0-9]{_digits(9)}{_END}"
)
_TAX_CODE = _either(
    rf"(?:mst|ma so thue|tax)[^0-9]{{0,12}}[0-9]{_digits(9)}{_END}",
    rf"{_START}[0-9]{{10}} ?- ?[0-9]{{3}}{_END}",
)
# After the country code or the 0: a mobile, a landline with its province, a mobile of before 2018, police and army.
_REST = rf"[)(]?{_APART}[0-9]"
_SUBSCRIBER = (
    rf"(?:[35789](?:{_REST}){{8}}|2(?:{_REST}){{9}}|6{_APART}[79](?:{_REST}){{6,7}}"
    rf"|1(?:[0-9]{{1,3}}|[)]?{_APART}[0-9])[)]?{_APART}[0-9]{{3,4}}{_APART}[0-9]{{4,5}})"
)
_PHONE_FROM_ABROAD = _either(
    rf"(?:\+|{_START}00)[ (]{{0,2}}84[)]?{_APART}(?:\(?0\)?{_APART})?\(?{_SUBSCRIBER}{_END}"
)
_PHONE = _either(
    rf"{_START}84[)]?{_APART}\(?{_SUBSCRIBER}{_END}",
    rf"(?:^|[^0-9.]|[^0-9]\.)0[)]?{_APART}\(?{_SUBSCRIBER}{_END}",
    rf"(?:sdt|dtdd|dien thoai|mobile|phone|tel|zalo)[^0-9+]{{0,8}}[0-9]{_digits(8)}{_END}",
)
_AT, _DOT = r"(?:@|[(\[{] ?(?:at|a cong) ?[)\]}])", r"(?:\.|[(\[{] ?(?:dot|cham) ?[)\]}])"
_EMAIL = _either(
    rf"[\w.%+\-]+ ?{_AT} ?[\w\-]+(?: ?{_DOT} ?[\w\-]+)+",
    r"[A-Z0-9][\w.%+\-]*@[A-Z][\w\-]{2}",  # of a house's own network
)
_PLATE_FROM, _SERIES = r"(?:^|[^0-9A-Z.,])[1-9][0-9]", "[A-HK-NPR-VX-Z]"
_PLATE = _either(
    rf"{_PLATE_FROM}[ .\-]?{_SERIES}{{1,2}}[0-9]?[ .\-]{{0,2}}[0-9]{{3}}[. ]?[0-9]{{2}}{_ALONE_END}",
    rf"{_PLATE_FROM}-?{_SERIES}(?:[.\-]?|-?[0-9][ .\-]{{0,2}})[0-9]{{4}}{_ALONE_END}",
    rf"{_PLATE_FROM}-?{_SERIES} (?:[03-9][0-9]|1[0-8]|2[1-9])[0-9]{{2}}{_ALONE_END}",  # '12a 2024' is a year
    rf"(?:^|[^0-9A-Z.,])80[ .\-]?[0-9]{{3}}[ .\-]?(?:NG|QT|NN|CV)[ .\-]?[0-9]{{2,3}}{_ALONE_END}",
)
_PASSPORT = _either(rf"{_ALONE}[A-Z][ \-]?[0-9]{{7,8}}{_ALONE_END}")
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)[0-9]{2}"
_MONTH_WORD = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = _either(
    *(rf"{_START}{_DAY} ?{sign} ?{_DAY} ?{sign} ?{_YEAR}{_END}" for sign in ("/", r"\.", "-")),
    *(rf"{_START}{_YEAR} ?{sign} ?{_MONTH} ?{sign} ?{_DAY}{_END}" for sign in ("/", r"\.", "-")),
    rf"{_START}{_DAY}/{_DAY}/[0-9]{{2}}{_END}",
    rf"^{_DAY}-{_DAY}-[0-9]{{2}}$",
    r"^(?:0[1-9]|[12][0-9]|3[01])\.(?:0[1-9]|1[0-2])\.[0-9]{2}$",
    rf"{_START}{_DAY}[ ,\-]{{1,2}}(?:thang|thg)[. ]{{0,2}}{_MONTH}(?:[ ,\-/]{{1,3}}(?:nam )?{_YEAR}|-[0-9]{{2}}){_END}",
    rf"{_START}{_DAY}(?:st|nd|rd|th)?[ .\-]{{1,2}}{_MONTH_WORD}(?:[ .,\-]{{1,3}}{_YEAR}|-[0-9]{{2}}){_END}",
    rf"(?:^|[^A-Z]){_MONTH_WORD}[ .\-]{{1,2}}{_DAY}(?:st|nd|rd|th)?[ ,\-]{{1,3}}{_YEAR}{_END}",
)
_PSEUDONYM = _either(
    r"^[0-9A-F]{31,}[A-F][0-9A-F]*$|^[0-9A-F]{0,31}[A-F][0-9A-F]{31,}$",
    r"^\{?[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}\}?$",
)
_LONG_NUMBER = r"[0-9]{11,}"

# What is no identifier although it looks like one; taken out before the rules that follow are asked.
_CHECKSUMS = r"(?i-u)\b(?:[0-9A-F]{40}|[0-9A-F]{64}|[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})\b"
_NUMBER = r"(?:0|[1-9][0-9]{0,6})[.,][0-9]+(?:E-[0-9]{1,3})?%?"
_DECIMALS = rf"(?i)(?:^|[^0-9.,)_ \-] ?|, )[+\-]?{_NUMBER}(?:[ ;:)]|$)"
_MONTHS_AND_YEARS = "(?-u)" + "|".join(
    rf"\b{one} ?[ \-] ?{one}\b"
    for one in (
        rf"{_MONTH}[./\-]{_YEAR}",
        rf"{_YEAR}[./\-]{_MONTH}",
        rf"{_YEAR}(?:0[1-9]|1[0-2])",
        rf"{_YEAR}(?: ?[ .\-] ?{_YEAR})*",
    )
)
# In the order in which a cell is judged, the surer shape first: what is taken out, then the rules for the rest.
CELL_RULES: tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...] = (
    ((), (("pseudonym", _PSEUDONYM),)),
    (
        (_CHECKSUMS,),
        (
            ("health_insurance", _HEALTH_INSURANCE),
            ("email", _EMAIL),
            ("phone", _PHONE_FROM_ABROAD),
            ("plate", _PLATE),
            ("passport", _PASSPORT),
        ),
    ),
    (
        (_DECIMALS, _MONTHS_AND_YEARS),
        (
            ("id_number", _ID_NUMBER),
            ("old_id_number", _OLD_ID_NUMBER),
            ("social_insurance", _SOCIAL_INSURANCE),
            ("tax_code", _TAX_CODE),
            ("phone", _PHONE),
            ("long_number", _LONG_NUMBER),
            ("date", _DATE),
        ),
    ),
)
