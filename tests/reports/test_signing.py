"""Signing a report with pyHanko and a throw-away key: the file stays conformant, verified and whole."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import page
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from PIL import Image
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.stamp import NoOpStampStyle, StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, TextStringObject

from reports.make import Made
from reports.paper import SignBox
from reports.signed import only_signed
from reports.signing import DESCRIPTION, FIELD, with_sign_field
from reports.verify import verify
from tests.reports.small_report import small_report
from tests.reports.test_verify import attached, written

PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)


class WithoutNewMetadata(IncrementalPdfFileWriter):
    """pyHanko would write the XMP metadata anew and lose what PDF/A wants of its extension schemas."""

    def _update_meta(self) -> None:
        pass


@pytest.fixture(scope="module")
def made(small_release: Path) -> Made:
    return small_report(small_release)


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> signers.SimpleSigner:
    """Of a key made for this run alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Khóa dùng thử")])
    now = datetime.now(UTC)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder(
            name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1)
        )
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    held = tmp_path_factory.mktemp("key") / "khoa.p12"
    locked = serialization.BestAvailableEncryption(b"secret")
    held.write_bytes(serialize_key_and_certificates(b"khoa", key, certificate, None, locked))
    return signers.SimpleSigner.load_pkcs12(str(held), passphrase=b"secret")


def signed(report: bytes, signer: signers.SimpleSigner, style: object) -> bytes:
    """The file with the signature in its field, appended."""
    about = signers.PdfSignatureMetadata(
        field_name=FIELD, subfilter=SigSeedSubFilter.PADES, location="Bình Dương"
    )
    writer = WithoutNewMetadata(io.BytesIO(report))
    return (
        signers.PdfSigner(about, signer, stamp_style=style)
        .sign_pdf(writer, existing_fields_only=True)
        .getvalue()
    )


@pytest.fixture(scope="module")
def files(
    made: Made, signer: signers.SimpleSigner, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Signed without a picture, and with one of a seal."""
    seal = tmp_path_factory.mktemp("seal") / "seal.png"
    Image.new("RGBA", (240, 80), (192, 24, 24, 96)).save(seal)
    picture = StaticStampStyle(background=PdfImage(str(seal)), border_width=0)
    return {"plain": signed(made.pdf, signer, NoOpStampStyle()), "seal": signed(made.pdf, signer, picture)}


def is_whole(held: bytes, signer: signers.SimpleSigner) -> bool:
    """What signing software says: the signature is genuine and covers the file."""
    found = PdfFileReader(io.BytesIO(held)).embedded_signatures
    trusted = ValidationContext(trust_roots=[signer.signing_cert])
    return len(found) == 1 and validate_pdf_signature(found[0], signer_validation_context=trusted).bottom_line


def failures(held: bytes) -> list[str]:
    reports = [page.validate_pdf_bytes(held, profile=profile) for profile in PROFILES]
    return [str(failure) for report in reports for failure in report.failures]


def test_an_official_report_has_one_empty_field_in_its_box_that_says_what_it_is_for(made: Made) -> None:
    reader, box = PdfReader(io.BytesIO(made.pdf)), made.sign_box
    (field,) = [one.get_object() for one in reader.trailer["/Root"]["/AcroForm"]["/Fields"]]
    (annotation,) = [
        one.get_object() for one in reader.pages[box.page - 1]["/Annots"] if one.get_object().get("/FT")
    ]
    corners = [box.x, box.y, box.x + box.width, box.y + box.height]
    assert annotation == field
    assert (field["/T"], field["/TU"], field["/FT"]) == (FIELD, DESCRIPTION.vi, "/Sig")
    assert [float(one) for one in field["/Rect"]] == pytest.approx(corners, abs=0.01)
    assert "/V" not in field
    assert failures(made.pdf) == []


def test_the_field_is_appended_to_the_drawn_file_the_same_every_time(made: Made) -> None:
    drawn = made.pdf[: made.pdf[:-6].rindex(b"%%EOF") + 5]
    assert with_sign_field(drawn, made.sign_box, "vi") == made.pdf
    moved = SignBox(1, 10, 20, 30, 40)
    assert with_sign_field(drawn, moved, "en") != made.pdf
    assert failures(with_sign_field(drawn, moved, "en")) == []


@pytest.mark.parametrize("name", ["plain", "seal"])
def test_a_signed_report_stays_conformant_genuine_and_verified(
    files: dict[str, bytes],
    made: Made,
    signer: signers.SimpleSigner,
    small_release: Path,
    tmp_path: Path,
    name: str,
) -> None:
    held, path = files[name], tmp_path / "signed.pdf"
    assert held.startswith(made.pdf)
    assert failures(held) == []
    assert is_whole(held, signer)
    path.write_bytes(held)
    found = verify(path, small_release.parent)
    assert (found.outcome, found.pages, found.exit_code) == ("agree", "signed", 0)
    assert "phần thêm sau chỉ là chữ ký số" in found.said("vi")[-1]


def test_the_validator_would_notice_a_signature_field_that_nobody_can_read(made: Made) -> None:
    """The test of the test above: without its description or its place in the tags the file is not PDF/UA."""
    described = f"/TU {written_text(DESCRIPTION.vi)}".encode("latin-1")
    for needed in (described, b"/AP <<", b"/StructParent "):
        place = made.pdf.rindex(needed)
        without = made.pdf[:place] + b"/Qq" + made.pdf[place + 3 :]
        assert failures(without) != [], needed


def written_text(text: str) -> str:
    out = io.BytesIO()
    TextStringObject(text).write_to_stream(out)
    return out.getvalue().decode("latin-1")


def test_a_byte_changed_after_signing_is_noticed_by_signing_software(
    files: dict[str, bytes], signer: signers.SimpleSigner
) -> None:
    held = files["plain"]
    place = held.index(b"/Producer") if b"/Producer" in held else held.index(b"/CreationDate")
    changed = held[:place] + b"/Q" + held[place + 2 :]
    assert is_whole(held, signer)
    assert not is_whole(changed, signer)


def test_a_page_exchanged_after_signing_is_noticed_by_both(
    files: dict[str, bytes], made: Made, signer: signers.SimpleSigner
) -> None:
    writer = PdfWriter(io.BytesIO(files["plain"]), incremental=True)
    drawn = DecodedStreamObject()
    drawn.set_data(b"0 0 200 200 re f")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(drawn)
    changed = written(writer)
    assert changed.startswith(files["plain"])
    assert only_signed(made.pdf, files["plain"])
    assert not only_signed(made.pdf, changed)
    assert not is_whole(changed, signer)


@pytest.mark.parametrize("key", ["/Names", "/Lang", "/OCProperties", "/OpenAction"])
def test_a_catalog_exchanged_with_the_signature_is_noticed(
    files: dict[str, bytes], made: Made, key: str
) -> None:
    """Attached files, or what a reader's program does when it opens the file."""
    writer = PdfWriter(io.BytesIO(files["plain"]), incremental=True)
    writer.root_object[NameObject(key)] = TextStringObject("x")
    assert not only_signed(made.pdf, written(writer))


def test_a_field_moved_over_the_page_is_noticed(files: dict[str, bytes], made: Made) -> None:
    writer = PdfWriter(io.BytesIO(files["plain"]), incremental=True)
    field = writer.root_object["/AcroForm"]["/Fields"][0].get_object()
    field["/Rect"][0] = field["/Rect"][1]
    assert not only_signed(made.pdf, written(writer))


def test_signing_leaves_what_is_attached(files: dict[str, bytes], made: Made) -> None:
    for end in (".csv", ".xlsx", ".json"):
        assert attached(files["seal"], end) == attached(made.pdf, end)
