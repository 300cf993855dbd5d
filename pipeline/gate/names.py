"""Names of people. Over half of the ward names look like them, so a column is judged, and known areas are left out.

A text with accents must carry the surname as it is spelled ('Đặng', not 'Đăng ký'); one without accents is judged by
syllables. The surnames are those of about 95 % of the Kinh; surnames and syllables are from general knowledge. Names
built otherwise (foreign ones, some of the smaller peoples) and surnames that begin many administrative words (Danh, Mã,
Quản, Văn) are not recognised: there the contract's closed lists and the headings must hold.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from geo.areas import VINTAGES, areas
from geo.spelling import english_name, plain
from pipeline.gate.birth_codes import PROVINCES
from pipeline.gate.text_forms import seen_form

_SURNAMES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm phùng"
    " mai tô hà cao tạ thái lương lưu châu quách nghiêm kiều tăng thạch triệu kim khúc tống đàm âu bạch bành biện chu cù"
    " diệp doãn dư đôn đổng giang giáp hàn hán hứa hồng khổng khuất khương la lã lạc lăng lô lộ lục luyện lữ mạc mạnh mẫn"
    " mâu nhan nhâm nhữ ninh nông ông phú sầm sơn sử thang thân thiệu thiều tôn tưởng ty vi viên ngụy"
)
_SYLLABLES = (
    "ai an anh au ba bac bach bang bao bich bien binh cam canh cat cau chan chau chi chien chinh chu chuc chung chuong"
    " cong cuc cuong cuu dai dam dan dang danh dao dat dien diep dieu dinh do doan doanh don dong du duc dung duoc duong"
    " duy duyen em gam gia giang giao ha hai ham han hang hanh hao hau hien hiep hieu hinh ho hoa hoai hoan hoang hoc hoi"
    " hong hop hue hung huong huu huy huyen huynh ich ke kha khac khai kham khang khanh khiem khiet khoa khoi khue khuong"
    " khuyen kien kiet kieu kim ky la lac lai lam lan lang lanh le len lien lieu linh loan loc loi long lu lua luan luat luc"
    " luong luu luyen ly mai man manh mau men mi mien minh mo mong moi muoi my na nam nga ngan nghi nghia nghiem nghiep ngoan"
    " ngoc nguyen nguyet nha nhan nhat nhi nhien nho nhu nhuan nhung nhut ninh no nu nuong oanh on phap phat phi phong phu"
    " phuc phung phuoc phuong quan quang que quoc quy quyen quyet quynh sam san sang sanh sau sen si sinh son song suong"
    " sy tai tam tan thach thai tham than thang thanh thao the thi thien thiep thiet thieu thinh tho thoa thoai thom thong"
    " thu thuan thuc thuong thuy thuyen thuyet tien tin tinh to toan toai ton tra trai tram trang tri trien triet trieu"
    " trinh trong tru truc trung truong tu tuan tue tung tuoi tuong tuyen tuyet ty ut uyen uy van vi vien viet vinh vu"
    " vui vuong vy xuan xuyen y yen"
)
_TITLES = r"(?:ong|ba|co|anh|chi|em|bac|chu|cau|dong chi|d/c|mr|mrs|ms|quy (?:ong|ba|co))"
_TITLES_SEEN = (
    r"(?i:ông|bà|anh|chị|đồng chí|đ/c|họ (?:và )?tên ?:|người ký ?:|quý (?:ông|bà|cô)|cô|bác|mr|mrs|ms)"
)
_SURE_SURNAMES = "nguyen tran pham huynh hoang phan bui truong trinh dinh duong doan luong vuong quach phung"
_LAST_SURNAMES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương lý lâm trương đinh mai nguyen tran"
)


def _one_of(words: str | set[str]) -> str:
    listed = set(words.split()) if isinstance(words, str) else words
    return "(?:" + "|".join(sorted(listed, key=lambda word: (-len(word), word))) + ")"


_PLAIN_SURNAMES = {plain(word) for word in _SURNAMES.split()}
_PLAIN_LAST = {plain(word) for word in _LAST_SURNAMES.split()}
_TITLE = rf"(?:{_TITLES}\.? )?"
_HAS_SURNAME = rf"(?i)(?:^|[^a-z]){_one_of(_PLAIN_SURNAMES | _PLAIN_LAST)}(?:[^a-z]|$)"
# Over the text without accents: three syllables and more, each one used in names; or the surname at the end, as forms
# from abroad print it. And what may be a name when a column is full of it.
_FULL = (
    rf"(?i)^{_TITLE}(?:{_one_of(_PLAIN_SURNAMES)}(?: {_one_of(_SYLLABLES)}){{2,4}}"
    rf"|(?:{_one_of(_SYLLABLES)} ){{2,3}}{_one_of(_PLAIN_LAST)})$"
)
_LIKELY = (
    rf"(?i)^{_TITLE}(?:{_one_of(_PLAIN_SURNAMES)}(?: [a-z]{{1,7}}){{1,4}}"
    rf"|(?:{_one_of(_SYLLABLES)} ){{1,3}}{_one_of(_PLAIN_LAST)})$"
)
# Over the text as it is seen, in lower case: a surname first or last, with its accents if the text has any.
_SPELLED = _one_of(set(_SURNAMES.split()) | set(_SURE_SURNAMES.split()))
_SURNAME_SEEN = rf"^(?:{_TITLES_SEEN}\.? )?{_SPELLED} | {_one_of(_LAST_SURNAMES)}$"
_ASCII = r"^[\x00-\x7F]*$"
_SMALL_WORD = r"(?:^| )\p{Ll}"  # 'Tăng cường an ninh' is a sentence, 'Tăng Cường An' a name
_CAPITAL = r"\p{Lu}[\p{L}]{0,6}"
_CAPITAL_SURNAMES = _one_of(
    {
        form
        for word in _SURNAMES.split()
        for spelled in (word, english_name(word))
        for form in (spelled.capitalize(), spelled.upper())
    }
)
# Inside a sentence only what is hardly anything else: Nguyễn Văn A, Trần Thị B; ông Lê Minh.
_IN_WORDS = (
    rf"(?:^|[^\p{{L}}]){_CAPITAL_SURNAMES} (?:V[ăa]n|VĂN|VAN|Th[ịi]|THỊ|THI) {_CAPITAL}"
    rf"|(?:^|[^\p{{L}}]){_TITLES_SEEN}\.? {_CAPITAL_SURNAMES}(?: {_CAPITAL}){{1,3}}"
)
# What stands in the plain text wherever _IN_WORDS fits the text as it is seen: a cheap first look.
_PERHAPS_IN_WORDS = (
    rf"(?i){_one_of(_PLAIN_SURNAMES)} (?:van|thi) |{plain(_TITLES_SEEN)}\.? {_one_of(_PLAIN_SURNAMES)} "
)
_PLACE_KINDS = (
    r"(?i)^(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tp\.?|tỉnh|khu|ấp|thôn|sở|bộ|ban|cục|phòng|ủy ban|ubnd"
    r"|thi tran|huyen|thi xa|thanh pho|tinh) "
)


@cache
def _places() -> list[str]:
    """Accent-free lower-case names of the areas of both vintages and of the provinces."""
    names = {item.name_vi for vintage in VINTAGES for item in areas(vintage)} | set(PROVINCES.values())
    return sorted({plain(name) for name in names} | {"ho chi minh"})


def named(cells: pl.DataFrame, apart: bool = False) -> int:
    """Rows that name a person; 0 where the column is no list of names.

    cells: text in plain_form(), raw as it came, rows. apart: the texts are no column, each is judged by itself. One sure
    name in words is enough; in a column, a list is needed otherwise.
    """
    text = pl.col("text")
    worded = cells.filter(text.str.contains(_HAS_SURNAME)).with_columns(
        full=text.str.contains(_FULL), likely=text.str.contains(_LIKELY)
    )
    worded = worded.filter(pl.col("full") | pl.col("likely") | text.str.contains(_PERHAPS_IN_WORDS))
    worded = worded.filter(
        ~pl.col("raw").str.contains(_PLACE_KINDS) & ~text.str.to_lowercase().is_in(_places())
    )
    if worded.is_empty():
        return 0
    seen = pl.col("seen")
    spelled = seen.str.contains(_ASCII) | seen.str.to_lowercase().str.contains(_SURNAME_SEEN)
    marked = worded.with_columns(seen_form(worded["raw"]).alias("seen")).select(
        "rows",
        sure=seen.str.replace_all("(?i)hồ chí minh|ho chi minh", "").str.contains(_IN_WORDS),
        full=pl.col("full") & spelled,
        likely=pl.col("likely") & spelled,
        titled=~seen.str.contains(_SMALL_WORD),
    )
    full, listed = pl.col("full"), marked.filter(pl.col("full") | pl.col("likely"))
    if listed.height >= max(3, 0.4 * cells.height) and listed["full"].any():
        return int(listed["rows"].sum())
    titled, sure = marked.filter(full & pl.col("titled")), marked.filter("sure")
    enough = titled.height >= max(3, 0.02 * cells.height) or 2 * titled.height >= cells.height
    if apart or enough or sure.height:
        return int(marked.filter(pl.col("sure") | full & pl.col("titled"))["rows"].sum())
    return 0
