"""The papers of the project and the rules of the house that no other tool keeps."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import marianne_desk
from marianne_desk.wording.sentences import SENTENCES
from ui.shortcuts import BINDINGS, heard_at, second, shown

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("main.py", "marianne_desk", "ui", "installer", "tests")
FRENCH_ROOMS = ("marianne_desk", "ui", "installer")
NOT_OURS = {"demo-output", "__pycache__"}
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".csv", ".qss", ".svg", ".mako", ".html", ""}
LOCKS = ("requirements.txt", "requirements-dev.txt")
LONGEST_FILE = 400
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)( ;.*?)? \\$", re.MULTILINE)


def python_files(*rooms: str) -> list[Path]:
    """The Python files of these rooms, without what tools leave behind."""
    found = [
        file
        for room in rooms
        for file in ([ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py"))
    ]
    return sorted(file for file in found if not NOT_OURS.intersection(file.parts))


def project_files() -> Iterator[Path]:
    """Every text file of the project; nothing generated."""
    for entry in sorted(ROOT.iterdir()):
        if entry.name in NOT_OURS or (entry.name.startswith(".") and entry.name not in {".ci", ".gitignore"}):
            continue
        for file in [entry] if entry.is_file() else sorted(entry.rglob("*")):
            if file.is_file() and file.suffix in TEXT and not NOT_OURS.intersection(file.parts):
                yield file


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def name_of(file: Path) -> str:
    """The file's path from the root, as test names show it."""
    return file.relative_to(ROOT).as_posix()


# --- locked lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address_and_every_pin_has_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "http" not in text
    assert "file:" not in text
    blocks = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert blocks
    assert [
        block.splitlines()[0] for block in blocks if not PIN.match(block) or "--hash=sha256:" not in block
    ] == []


def test_development_lock_holds_the_running_one() -> None:
    run, dev = (set(PIN.findall((ROOT / lock).read_text(encoding="utf-8"))) for lock in LOCKS)
    assert run - dev == set()


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[><=~!; \[]", one)[0].lower().replace("_", "-") for one in wanted}
    locked = {name for name, *_ in PIN.findall((ROOT / LOCKS[1]).read_text(encoding="utf-8"))}
    assert names - locked == set()


def test_no_file_names_a_registry_or_this_machine() -> None:
    registries = re.compile("pypi" + r"\.org|python" + "hosted|--index" + "-url|find" + "-links")
    faults = []
    for file in project_files():
        text = file.read_text(encoding="utf-8", errors="replace")  # some samples are badly encoded on purpose
        if f"{ROOT}/" in text or registries.search(text):
            faults.append(name_of(file))
    assert not faults, "\n".join(faults)


# --- papers ----------------------------------------------------------------------------------------------


def test_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    version = project["project"]["version"]
    assert marianne_desk.__version__ == version
    headings = re.findall(
        r"^## \[(\d[^\]]*)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert headings[0] == version


def test_ci_calls_the_second_command_of_the_readme_and_nothing_else() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    called = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1].removeprefix("exec ")
    assert called == "python3 installer/bootstrap.py test"
    assert called in readme.splitlines()


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md"])
def test_links_of_the_papers_lead_somewhere(paper: str) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / paper).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_readme_shows_the_keys_of_the_counter_and_of_the_window() -> None:
    rows = [
        f"| `{shown(one.act)}` | {f'`{second(one.act)}`' if second(one.act) else ''} | {one.does} |"
        for one in BINDINGS
        if heard_at(one, "counter")
    ]
    table = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    lacking = [row for row in rows if row not in table]
    assert not lacking, "\n".join(lacking)


def test_a_file_is_read_in_one_sitting() -> None:
    lengths = {
        name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in python_files(*SOURCES)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


# --- sentences of errors ---------------------------------------------------------------------------------


def raised_errors() -> Iterator[tuple[str, str, set[str] | None]]:
    """(place, code, names of the values) of each error built with a literal code; None: not literal."""
    for file in python_files("marianne_desk", "ui"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                code = node.args[0]
                if node.func.id not in {"UserError", "MachineError", "phrase"} or not isinstance(
                    code, ast.Constant
                ):
                    continue
                values = {keyword.arg for keyword in node.keywords if keyword.arg}
                literal = all(keyword.arg for keyword in node.keywords)
                yield f"{name_of(file)}:{node.lineno}", str(code.value), values if literal else None


def placeholders(sentence: str) -> set[str]:
    """The values that a sentence asks for."""
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field}


def test_every_error_has_its_sentence_and_the_values_that_it_asks_for() -> None:
    errors = list(raised_errors())
    unsaid = [f"{place} {code}" for place, code, _ in errors if code not in SENTENCES]
    assert not unsaid, "\n".join(unsaid)
    short = [
        f"{place} {code} lacks {placeholders(SENTENCES[code]) - values}"
        for place, code, values in errors
        if values is not None and placeholders(SENTENCES[code]) - values - {"field"}
    ]
    assert not short, "\n".join(short)


def test_every_sentence_is_said_somewhere() -> None:
    said = {
        node.value
        for file in python_files("marianne_desk", "ui")
        if file.parent.name != "wording"
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    unused = sorted(set(SENTENCES) - said)
    assert not unused, "\n".join(unused)


# --- French ----------------------------------------------------------------------------------------------

FRENCH = re.compile(r"[«»’éèêàâçîïôûùœÉÈÊÀÇ]")
FAULTS = {
    "straight apostrophe": re.compile(
        r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|aujourd|CDJLMNST|Qu)'(?=[a-zàâçéèêëîïôûœh«])"
    ),
    "plain space inside « »": re.compile(r"« | »"),
    "plain space before a high sign": re.compile(r"(?<=[\w)\]}»]) (?:[;?!]|:(?=\s|$))"),
    "no space before a high sign": re.compile(r"(?<=[a-zéè»])[;?!](?=\s|$)"),
    "plain space before %": re.compile(r"(?<=\d) %"),
}


def shown_strings(file: Path) -> Iterator[tuple[int, str]]:
    """(line, text) of each string that is no docstring; an f-string shows « {} » for its values."""
    inside: set[int] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inside.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            inside.update(id(part) for part in node.values)
            texts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
            yield node.lineno, "".join(texts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.lineno, node.value


def test_french_is_written_as_print_writes_it() -> None:
    faults = [
        f"{name_of(file)}:{line} {fault}: {text!r}"
        for file in python_files(*FRENCH_ROOMS)
        for line, text in shown_strings(file)
        if FRENCH.search(text)
        for fault, pattern in FAULTS.items()
        if pattern.search(text)
    ]
    assert not faults, "\n".join(faults)
