"""The packs that come with the program: ``resources/packs/<id>/pack.toml``, read and checked when first asked for."""

import tomllib
from functools import lru_cache
from pathlib import Path

from marianne_desk.domain.commitments.pack import Pack
from marianne_desk.domain.commitments.pack_reading import read_pack
from marianne_desk.domain.errors import UserError
from marianne_desk.storage.lists import lists_directory


def packs_directory() -> Path:
    """The folder of the packs, in a checkout and in a frozen build."""
    return lists_directory().parent / "packs"


def pack_ids(directory: Path | None = None) -> tuple[str, ...]:
    """The packs that can be loaded, by identifier."""
    folder = directory or packs_directory()
    return tuple(sorted(path.parent.name for path in folder.glob("*/pack.toml")))


def load_pack(pack_id: str, directory: Path | None = None) -> Pack:
    """One pack, read once a process. Raises UserError ``pack_unknown``, ``pack_refused`` (file, key, reason)."""
    return _read((directory or packs_directory()) / pack_id / "pack.toml")


@lru_cache(maxsize=8)
def _read(file: Path) -> Pack:
    name = f"{file.parent.name}/{file.name}"
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise UserError("pack_unknown", "pack", text=file.parent.name) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError("pack_refused", "pack", file=name, key="", reason="not_toml") from error
    pack = read_pack(data, name)
    if pack.id != file.parent.name:
        raise UserError("pack_refused", "pack", file=name, key="id", reason="not_its_folder")
    return pack
