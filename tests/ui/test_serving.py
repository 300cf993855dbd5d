"""What the server adds to Streamlit's answers, and the only files that anybody may fetch."""

from __future__ import annotations

import gzip
import hashlib
import json
from base64 import b64encode

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tests.ui.asking import get
from ui.map_files import sheet_address
from ui.serving import middleware, routes

PAGE = '<html lang="en"><head><title>x</title><script>go()</script></head><body></body></html>'
SCRIPT = "let a = 1;\n" * 500


async def page(request: Request) -> Response:
    return HTMLResponse(PAGE)


async def script(request: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript")


@pytest.fixture
def app() -> Starlette:
    pages = [Route("/", page), Route("/ban-do", page), Route("/static/js/a.js", script)]
    return Starlette(routes=[*routes(), *pages], middleware=middleware())


@pytest.mark.parametrize(
    ("query", "language"), [("", "vi"), ("lang=en", "en"), ("lang=xx", "vi"), ("lang=%22", "vi")]
)
@pytest.mark.parametrize("path", ["/", "/ban-do"])
def test_a_page_says_its_language(app: Starlette, path: str, query: str, language: str) -> None:
    said = get(app, path, query, accept_encoding="gzip")
    assert f'<html lang="{language}">' in said.body.decode()
    assert said.headers["content-length"] == str(len(said.body))


def test_a_page_runs_its_own_scripts_and_no_other(app: Starlette) -> None:
    policy = dict(
        part.strip().split(" ", 1) for part in get(app, "/").headers["content-security-policy"].split(";")
    )
    digest = b64encode(hashlib.sha256(b"go()").digest()).decode()
    assert policy["script-src"] == f"'self' blob: 'sha256-{digest}'"
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"


@pytest.mark.parametrize("path", ["/", "/health", "/static/js/a.js", "/maps/none.json"])
def test_every_answer_carries_the_security_headers(app: Starlette, path: str) -> None:
    headers = get(app, path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_a_script_is_compressed_and_stays_the_same(app: Starlette) -> None:
    for _ in range(2):  # made, then kept
        said = get(app, "/static/js/a.js", accept_encoding="br, gzip")
        assert said.headers["content-encoding"] == "gzip"
        assert said.headers["content-length"] == str(len(said.body))
        assert len(said.body) < len(SCRIPT) / 10
        assert gzip.decompress(said.body).decode() == SCRIPT


def test_who_cannot_unpack_gets_the_script_plain(app: Starlette) -> None:
    get(app, "/static/js/a.js", accept_encoding="gzip")
    said = get(app, "/static/js/a.js")
    assert "content-encoding" not in said.headers
    assert said.body.decode() == SCRIPT


def test_a_missing_script_stays_missing(app: Starlette) -> None:
    assert get(app, "/static/js/none.js", accept_encoding="gzip").status == 404


def test_a_map_sheet_may_be_kept_for_good_because_its_name_holds_its_content(app: Starlette) -> None:
    address = sheet_address("to_2025_06", "district")
    assert address is not None
    said = get(app, f"/{address}")
    assert said.status == 200
    assert said.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert hashlib.sha256(said.body).hexdigest()[:12] in address


def test_a_map_sheet_holds_shapes_and_names_and_no_figure(app: Starlette) -> None:
    sheet = json.loads(get(app, f"/{sheet_address('to_2025_06', 'commune')}").body)
    assert {key for area in sheet["areas"] for key in area} == {
        "code", "name", "parent", "d", "label", "lines", "value_fits", "leader", "leader_start",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "../app.py",
        "..%2fCURRENT",
        "to_2025_06-district-land.json",
        "to_2025_06-district-people-0123456789ab.json",
        "other-district-land-0123456789ab.json",
        "to_2025_06-district-land-0123456789ab.json.bak",
    ],
)
def test_no_other_file_can_be_fetched_as_a_map_sheet(app: Starlette, name: str) -> None:
    assert get(app, f"/maps/{name}").status == 404
