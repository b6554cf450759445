"""A file is what its content says, never what its name says."""

import zlib

import pytest

from marianne_desk.documents.proof_files import kind_of_file
from marianne_desk.domain.errors import UserError
from tests.proof_files import pdf, photo


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (pdf(), "application/pdf"),
        (b"\r\n" + pdf(), "application/pdf"),
        (photo("JPEG"), "image/jpeg"),
        (photo("PNG"), "image/png"),
    ],
)
def test_what_a_file_is(content: bytes, expected: str) -> None:
    assert kind_of_file(content, "nom.txt") == expected


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def huge() -> bytes:
    """A PNG of a few bytes that says that it is of 100 million points."""
    header = (10_000).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"MZ\x90\x00 a program", "proof_file_unknown"),
        (b"GIF89a....", "proof_file_unknown"),
        (b"%PDF-1.7 and nothing else", "proof_file_broken"),
        (photo("JPEG", (1600, 1200))[:9000], "proof_file_broken"),
        (photo("PNG")[:400], "proof_file_broken"),
        (b"\x89PNG\r\n\x1a\n", "proof_file_broken"),
        (pdf(password="secret"), "proof_file_locked"),
        (huge(), "proof_photo_too_large"),
    ],
)
def test_what_is_refused(content: bytes, expected: str) -> None:
    with pytest.raises(UserError) as error:
        kind_of_file(content, "releve.pdf")
    assert (error.value.code, error.value.field) == (expected, "file")
