"""What people put on a report: issuing agency, number, place, date, recipients, signer. What is empty leaves room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Letter:
    """Texts as they are printed. parent_agency stands above agency; number and code make 'Số: 12/BC-TCTĐA06'.

    to: 'Kính gửi'; authority: 'KT. TỔ TRƯỞNG'; position: the signer's title. board_address: where readers open the board
    ('http://bang06'), '' where they cannot.
    """

    parent_agency: str = ""
    agency: str = ""
    number: str = ""
    code: str = ""
    place: str = ""
    signed_on: date | None = None
    to: str = ""
    recipients: tuple[str, ...] = ()
    authority: str = ""
    position: str = ""
    signer: str = ""
    board_address: str = ""
