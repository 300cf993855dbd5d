"""Every word and figure of a drawing stands on the paper, in colour and shape, and the file stays conformant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from board.outlook import outlook
from board.profile import line
from board.steps import CARD_STEPS
from board.targets import target_for
from reports.blocks.cards import cards
from reports.blocks.groups import dots, funnel, parts, pyramid
from reports.blocks.profile import profile
from reports.blocks.series import columns, trend
from reports.blocks.services import services
from reports.document import Block, Section
from reports.paper import pdf
from tests.poppler import text_of
from tests.reports.blocks.drawn_words import missing
from tests.reports.blocks.small import MONTHS, answered, small_release, target
from tests.reports.conformance import PROFILES, failures_of
from tests.reports.documents import document

_NO_WORDS = {"tone", "kind", "width", "align"}  # keys of a drawing's content that no reader sees


def every_block() -> list[Block]:
    release = small_release(targets=(target("card_delivered", 0.95), target("card_collected", 0.98)))

    def of(by: str, *names: str, **more: Any) -> list:
        return [answered(release, by, name, **more) for name in names]

    def by_sex(name: str) -> list:
        return [answered(release, "age_group", name, period=MONTHS[0], sex=sex) for sex in ("male", "female")]

    delivered, february = of("period", "card_delivered") + of("period", "card_delivered", period=MONTHS[1])
    aim = target_for(release.info, delivered.question)
    shown = ("card_delivered", "backlog_90", "dossiers_online", "card_collected")
    waits, sexes = ("backlog_over", "backlog_90", "backlog_30"), ("nam", "nữ")
    online = answered(release, "service", "dossiers_online")
    total = answered(release, "total", "card_delivered")
    return [
        cards(of("period", *shown), "vi", of("total", *shown)),
        funnel(of("total", *CARD_STEPS), "vi", title="Các bước", whole="Từ đủ 14 tuổi"),
        funnel(of("total", *CARD_STEPS, period=MONTHS[2]), "vi", title="Các bước, tháng 3"),
        trend([february], aim, outlook(february, aim), "vi", title="Trả thẻ"),
        trend([delivered, *of("period", "card_printed")], None, None, "vi", title="Hai đường", names=("trả", "in")),
        trend(of("period", "e_identity_level_2"), None, None, "vi", title="Trống"),
        columns(of("period", *waits), ("lâu", "vừa", "mới"), "vi", title="Tồn đọng"),
        columns(of("period", *waits, period=MONTHS[0]), ("lâu", "vừa", "mới"), "vi", title="Một tháng"),
        dots(by_sex("card_printed"), sexes, "vi", title="Theo tuổi"),
        parts(by_sex("card_expired"), sexes, "vi", title="Đến hạn"),
        pyramid(*by_sex("residents"), tuple(by_sex("residents")), "vi", title="Tháp tuổi"),
        services([online], online, answered(release, "total", "dossiers_online"), "vi", title="Dịch vụ"),
        profile([line(total, None, total, answered(release, "area", "card_delivered", area_code="718", level="commune"))],
                [], ["Hiệp Thành"], "vi", title="Mọi chỉ số"),
    ]  # fmt: skip


BLOCKS = every_block()


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf(replace(document("bulletin"), sections=(Section("Biểu", tuple(BLOCKS)),)))


@pytest.fixture(scope="module")
def read(made: bytes) -> set[str]:
    return set(text_of(made).split())


@pytest.mark.parametrize("place", range(len(BLOCKS)), ids=lambda place: f"{BLOCKS[place].kind}-{place}")
def test_every_word_of_a_drawing_is_on_the_paper(read, place):
    assert missing(BLOCKS[place], read, _NO_WORDS) == set()


@pytest.mark.parametrize("profile_name", PROFILES)
def test_drawings_keep_the_file_conformant(made, profile_name):
    assert failures_of(made, profile_name) == []
