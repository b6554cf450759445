"""Where the program lies on the disk, seen from the window: its resources and the font package."""

import importlib.util
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def font_files() -> tuple[Path, ...]:
    """The TrueType files of the screen's face. Empty when the package is absent.

    The package itself is not imported: it lists its whole folder twice when it is.
    """
    spec = importlib.util.find_spec("font_source_sans_pro")
    if spec is None or not spec.submodule_search_locations:
        return ()
    folder = Path(spec.submodule_search_locations[0]) / "files"
    return tuple(folder / f"SourceSansPro-{weight}.ttf" for weight in ("Regular", "Semibold"))


def data_folder(given: str | None) -> Path:
    """The desk's folder: the one given, else the platform's own. The same as ``usecases.desk`` takes by default,
    asked for here because that module loads the database, and the window must know the folder before."""
    if given is not None:
        return Path(given).expanduser().resolve()
    import platformdirs

    return platformdirs.user_data_path("marianne-desk", appauthor=False)
