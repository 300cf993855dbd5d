"""Home addresses: a house number with a street, or a hamlet with the commune it lies in. Over plain_form()."""

from __future__ import annotations

_FROM = r"(?:^|[ ,;:(/\-])"
_NUMBER = r"[0-9]{1,5}[a-z]?(?:[/\-][0-9]{1,4}[a-z]?)*"
_STREET = r"(?:duong|pho|ngo|hem|ngach|kiet|quoc lo|tinh lo|dai lo|ql\.?|dt\.?|d\.)"
_HAMLET = r"(?:khu pho|kp\.?|ap|to dan pho|tdp|to|thon|khom|xom)"
_KIND = r"(?:(?:phuong|xa|thi tran|quan|huyen|thi xa|thanh pho|tp|tinh)[. ] ?|(?:p|x|q|h|tt|tx|tp)\. ?)"
_WITHIN = _KIND + "[a-z0-9]"
_WORDS = r"[a-z0-9][^,;|]{1,40}"
ADDRESS = (
    "(?i)(?:"
    # 12/3 đường Yersin; số nhà 5
    rf"{_FROM}(?:so (?:nha )?)?{_NUMBER},? {_STREET} ?[a-z0-9]"
    rf"|{_FROM}(?:so nha|nha so) {_NUMBER}"
    # 123 Nguyễn Trãi, phường Phú Cường; not '36 phường, xã trên địa bàn'
    rf"|^(?:so )?{_NUMBER},? {_WORDS}[, ] ?{_KIND}(?-i:[A-Z0-9])"
    # tổ 5, ấp 3, xã An Bình; tổ 5 khu phố 2; khu phố Bình Hòa, phường Lái Thiêu
    rf"|{_FROM}{_HAMLET} ?[0-9]{{1,3}}[a-z]?,? ?(?:{_WORDS},)? ?{_WITHIN}"
    rf"|{_FROM}{_HAMLET} ?[0-9]{{1,3}}[a-z]?,? {_HAMLET} ?[a-z0-9]"
    rf"|(?:^|, ?){_HAMLET} {_WORDS}, ?{_WITHIN}"
    # đường Phú Lợi, phường Phú Hòa
    rf"|(?:^|, ?){_STREET} ?{_WORDS}, ?(?:{_WITHIN}|{_HAMLET} )"
    ")"
)
