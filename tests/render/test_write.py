"""Output is written whole or not at all, and only what the manifest names is ever removed."""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from specloom.errors import OutputError
from specloom.render.write import MANIFEST, OutputFile, check, replace, write

write_module = importlib.import_module("specloom.render.write")  # not the function
whole_module = importlib.import_module("specloom.render.whole")
OLD = [OutputFile("a.py", "a = 1\n"), OutputFile("v1/b.py", "b = 1\n")]
NEW = [OutputFile("a.py", "a = 2\n"), OutputFile("v2/c.py", "c = 1\n")]


def tree(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def texts(files: list[OutputFile]) -> dict[str, str]:
    return {file.path: file.text for file in files}


def generated(root: Path) -> dict[str, str]:
    return {path: text for path, text in tree(root).items() if path != MANIFEST}


# ----------------------------------------------------------------------------- an ordinary run


def test_the_first_run_writes_everything(tmp_path: Path) -> None:
    report = write(OLD, tmp_path / "out", {"1": "abc"})

    assert report.written == ("a.py", MANIFEST, "v1/b.py")
    assert (report.unchanged, report.removed) == ((), ())
    assert generated(tmp_path / "out") == texts(OLD)
    manifest = json.loads((tmp_path / "out" / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["specs"] == {"1": "abc"}
    assert manifest["generator"].startswith("specloom ")
    assert list(manifest["files"]) == ["a.py", "v1/b.py"]


def test_the_second_run_writes_nothing(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    report = write(OLD, tmp_path)

    assert (report.written, report.removed) == ((), ())
    assert report.unchanged == ("a.py", MANIFEST, "v1/b.py")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_what_is_no_longer_made_goes_with_its_folders(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    report = write(NEW, tmp_path)

    assert report.removed == ("v1/b.py",)
    assert generated(tmp_path) == texts(NEW)
    assert not (tmp_path / "v1").exists()


def test_a_run_that_makes_a_part_removes_nothing(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    assert check(NEW, tmp_path, keep=True) == [
        ("a.py", "stale"),
        (MANIFEST, "stale"),
        ("v2/c.py", "missing"),
    ]
    report = write(NEW, tmp_path, keep=True)

    assert (report.written, report.removed) == (("a.py", MANIFEST, "v2/c.py"), ())
    assert generated(tmp_path) == {**texts(OLD), **texts(NEW)}
    assert check(OLD[1:], tmp_path, keep=True) == check(NEW, tmp_path, keep=True) == []
    assert check(NEW, tmp_path) == [(MANIFEST, "stale"), ("v1/b.py", "left over")]
    assert write(NEW, tmp_path).removed == ("v1/b.py",)


def test_what_the_manifest_does_not_name_stays(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    (tmp_path / "v1" / "mine.py").write_text("mine\n", encoding="utf-8")
    write(NEW, tmp_path)

    assert generated(tmp_path) == {**texts(NEW), "v1/mine.py": "mine\n"}


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    file, folder = [OutputFile("a", "1")], [OutputFile("a/b", "2")]
    for files in (file, folder, file):
        write(files, tmp_path)
        assert generated(tmp_path) == texts(files)


def test_a_hand_edited_file_is_made_anew(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    (tmp_path / "a.py").write_text("a = 3\n", encoding="utf-8")
    report = write(OLD, tmp_path)

    assert report.written == ("a.py",)
    assert generated(tmp_path) == texts(OLD)


def test_replace_writes_only_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "specs" / "1.yaml"

    assert replace(path, "a: 1\n") is True
    assert replace(path, "a: 1\n") is False
    assert tree(tmp_path) == {"specs/1.yaml": "a: 1\n"}


# --------------------------------------------------------------------------------------- check


def test_check_of_current_output_is_empty(tmp_path: Path) -> None:
    write(OLD, tmp_path)

    assert check(OLD, tmp_path) == []


def test_check_of_no_output_at_all(tmp_path: Path) -> None:
    assert check(OLD, tmp_path / "out") == [
        ("a.py", "missing"),
        (MANIFEST, "missing"),
        ("v1/b.py", "missing"),
    ]


def test_check_tells_stale_from_hand_edited(tmp_path: Path) -> None:
    write([*OLD, OutputFile("d.py", "d = 1\n")], tmp_path)
    (tmp_path / "d.py").write_text("d = 2\n", encoding="utf-8")
    before = tree(tmp_path)

    assert check([*NEW, OutputFile("d.py", "d = 1\n")], tmp_path) == [
        ("a.py", "stale"),
        ("d.py", "hand-edited"),
        (MANIFEST, "stale"),
        ("v1/b.py", "left over"),
        ("v2/c.py", "missing"),
    ]
    assert tree(tmp_path) == before


def test_check_sees_a_description_that_changed(tmp_path: Path) -> None:
    write(OLD, tmp_path, {"1": "abc"})

    assert check(OLD, tmp_path, {"1": "def"}) == [(MANIFEST, "stale")]


def test_check_without_a_manifest(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    (tmp_path / MANIFEST).write_text("<<<<<<< ours\n", encoding="utf-8")

    assert check(NEW, tmp_path)[:2] == [("a.py", "hand-edited"), (MANIFEST, "hand-edited")]


# ------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    "path",
    "|.|..|/a|../a|a/../../b|a//b|a/./b|a/|a\\b|C:/a|a\0b|manifest.json|.specloom-staging/a".split(
        "|"
    ),
)
def test_a_path_that_leaves_the_folder_is_refused(path: str, tmp_path: Path) -> None:
    files = [*OLD, OutputFile(path, "x")]

    with pytest.raises(OutputError, match="cannot have this path"):
        write(files, tmp_path)
    with pytest.raises(OutputError, match="cannot have this path"):
        check(files, tmp_path)
    assert tree(tmp_path) == {}


def test_two_files_of_one_path_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"a\.py: two generated files"):
        write([*OLD, OLD[0]], tmp_path)


@pytest.mark.parametrize("link", ["v1", "v1/b.py", MANIFEST, ".specloom-staging"])
def test_nothing_is_written_through_a_symbolic_link(link: str, tmp_path: Path) -> None:
    root, outside = tmp_path / "out", tmp_path / "outside"
    outside.mkdir()
    (outside / "b.py").write_text("theirs\n", encoding="utf-8")
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(outside if "." not in link[1:] else outside / "b.py")

    with pytest.raises(OutputError):
        write(OLD, root)
    assert tree(outside) == {"b.py": "theirs\n"}


def test_nothing_is_removed_through_a_symbolic_link(tmp_path: Path) -> None:
    root, outside = tmp_path / "out", tmp_path / "outside"
    write(OLD, root)
    (root / "v1").rename(outside)
    (root / "v1").symlink_to(outside)

    with pytest.raises(OutputError, match="symbolic link"):
        write(NEW, root)
    assert tree(outside) == {"b.py": "b = 1\n"}


def test_the_output_folder_is_no_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "nowhere")

    for root in (tmp_path / "out", tmp_path / "out/deeper"):
        with pytest.raises(OutputError, match="a symbolic link to nothing"):
            write([OutputFile("a.py", "")], root)
    assert not (tmp_path / "nowhere").exists()


def test_the_output_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    write(OLD, tmp_path / "out")

    assert generated(tmp_path / "real") == texts(OLD)


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "{}",
        "<<<<<<<",
        '{"format": 2, "files": {}}',
        '{"format": 1, "files": {"../x": ""}}',
    ],
)
def test_an_unreadable_manifest_stops_the_run(manifest: str, tmp_path: Path) -> None:
    root = tmp_path / "out"
    write(OLD, root)
    (root / MANIFEST).write_text(manifest, encoding="utf-8")
    (tmp_path / "x").write_text("theirs\n", encoding="utf-8")
    before = tree(tmp_path)

    with pytest.raises(OutputError, match="no manifest of specloom; restore the committed file"):
        write(NEW, root)
    assert tree(tmp_path) == before


def test_a_file_that_was_not_generated_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("mine\n", encoding="utf-8")

    with pytest.raises(OutputError, match="was not generated by specloom"):
        write(OLD, tmp_path)
    assert tree(tmp_path) == {"a.py": "mine\n"}


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine\n", encoding="utf-8")

    with pytest.raises(OutputError, match="a file stands where a folder should be; nothing was"):
        write(OLD, tmp_path / "file" / "out")
    with pytest.raises(OutputError, match="a file stands where a folder should be; nothing was"):
        replace(tmp_path / "file" / "1.yaml", "a: 1\n")
    assert tree(tmp_path) == {"file": "mine\n"}


# -------------------------------------------------------------------------------- interruption


def test_a_failure_halfway_is_undone(tmp_path: Path) -> None:
    write([*OLD, OutputFile("z.py", "z = 1\n")], tmp_path)
    (tmp_path / "z.py").unlink()
    (tmp_path / "z.py").mkdir()  # a folder cannot be replaced by a file
    (tmp_path / "z.py" / "mine").write_text("mine\n", encoding="utf-8")
    before = tree(tmp_path)

    with pytest.raises(OutputError, match=r"z\.py"):
        write([*NEW, OutputFile("z.py", "z = 2\n")], tmp_path)
    assert tree(tmp_path) == before
    assert not (tmp_path / "v2").exists()


def test_an_interruption_halfway_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(OLD, tmp_path)
    shared(tmp_path)
    before = tree(tmp_path)
    prune = write_module._prune

    def interrupt(folder: Path, path: str) -> None:
        prune(folder, path)
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr(write_module, "_prune", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(NEW, tmp_path)
    assert tree(tmp_path) == before


SCRIPT = """
import os, signal, sys
from pathlib import Path
import importlib
module = importlib.import_module("specloom.render.{module}")
from specloom.render.write import OutputFile, write

count = 0
put = module.{function}

def dying(*arguments):
    global count
    count += 1
    if count == {at}:
        os.kill(os.getpid(), signal.SIGKILL)
    return put(*arguments)

module.{function} = dying
write([OutputFile("a.py", "a = 2\\n"), OutputFile("v2/c.py", "c = 1\\n")], sys.argv[1])
"""


def killed(root: Path, function: str, at: int, module: str = "write") -> None:
    script = textwrap.dedent(SCRIPT).format(function=function, at=at, module=module)
    done = subprocess.run([sys.executable, "-c", script, str(root)], check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("at", range(1, 7))
def test_a_run_killed_while_staging_leaves_the_old_output_whole(at: int, tmp_path: Path) -> None:
    write(OLD, tmp_path)
    shared(tmp_path)
    before = tree(tmp_path)
    killed(tmp_path, "_put", at)

    assert {k: v for k, v in tree(tmp_path).items() if "staging" not in k} == before
    write(NEW, tmp_path)
    assert generated(tmp_path) == {**texts(NEW), **MINE}


def test_a_run_killed_while_replacing_is_finished_by_the_next(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    shared(tmp_path)
    killed(tmp_path, "_prune", 1)
    report = write(NEW, tmp_path)

    assert generated(tmp_path) == {**texts(NEW), **MINE}
    assert "v2/c.py" in report.written
    assert not (tmp_path / ".specloom-staging").exists()


@pytest.mark.parametrize("at", ["_swap", "_fill"])
def test_a_run_killed_before_the_exchange_leaves_the_old_output(at: str, tmp_path: Path) -> None:
    root = tmp_path / "out"
    write(OLD, root)
    killed(root, at, 1, "whole")

    assert generated(root) == texts(OLD)
    assert write(OLD, root).written == ()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


# ---------------------------------------------------------------------------- whole folders


MINE = {"mine": "mine\n"}


def shared(root: Path) -> None:
    """Put a file of the user's own into a folder, which is never exchanged then."""
    for path, text in MINE.items():
        (root / path).write_text(text, encoding="utf-8")


def test_a_folder_of_ours_alone_is_exchanged(tmp_path: Path) -> None:
    root = tmp_path / "out"
    write([*OLD, OutputFile("d/e.py", "e = 1\n")], root)
    (root / "d").chmod(0o750)
    (root / "__pycache__").mkdir()
    (root / "__pycache__" / "a.pyc").write_bytes(b"")
    folder, kept = root.stat().st_ino, (root / "d/e.py").stat()
    write([*NEW, OutputFile("d/e.py", "e = 1\n")], root)

    assert root.stat().st_ino != folder
    assert (root / "d/e.py").stat().st_ino == kept.st_ino
    assert (root / "d").stat().st_mode & 0o777 == 0o750
    assert generated(root) == {**texts(NEW), "d/e.py": "e = 1\n"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_output_within_goes_along(tmp_path: Path) -> None:
    root = tmp_path / "out"
    write(OLD, root)
    write([OutputFile("1.md", "# 1\n")], root / "reports")
    folder, report = root.stat().st_ino, (root / "reports/1.md").stat().st_ino
    write(NEW, root)

    assert (root.stat().st_ino != folder, (root / "reports/1.md").stat().st_ino) == (True, report)
    assert write([OutputFile("1.md", "# 1\n")], root / "reports").written == ()
    assert generated(root) == {
        **texts(NEW),
        "reports/1.md": "# 1\n",
        f"reports/{MANIFEST}": (root / "reports" / MANIFEST).read_text("utf-8"),
    }


@pytest.mark.parametrize("where", ["mine", "v1/mine/", ".git/"])
def test_a_folder_with_anything_else_stays(where: str, tmp_path: Path) -> None:
    write(OLD, tmp_path)
    mine = tmp_path / where
    mine.mkdir() if where.endswith("/") else mine.write_text("mine\n", encoding="utf-8")
    folder = tmp_path.stat().st_ino
    write(NEW, tmp_path)

    assert (tmp_path.stat().st_ino, mine.exists()) == (folder, True)
    assert {path: text for path, text in generated(tmp_path).items() if path != "mine"} == texts(
        NEW
    )


def test_a_folder_that_one_works_in_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(OLD, tmp_path)
    monkeypatch.chdir(tmp_path / "v1")
    folder = tmp_path.stat().st_ino
    write(OLD[:1], tmp_path, keep=True)
    write([*OLD, OutputFile("b.py", "")], tmp_path)

    assert tmp_path.stat().st_ino == folder


@pytest.mark.parametrize("call", [None, lambda _one, _other: -1], ids=["unknown", "refused"])
def test_where_folders_cannot_be_exchanged(
    call: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_module, "_call", lambda: call)
    write(OLD, tmp_path / "out")
    write(NEW, tmp_path / "out")

    assert generated(tmp_path / "out") == texts(NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_comes_into_the_folder_at_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "out"
    write(OLD, root)
    swap = whole_module._swap

    def late(one: Path, other: Path) -> bool:
        shared(root)
        monkeypatch.undo()
        return bool(swap(one, other))

    monkeypatch.setattr(whole_module, "_swap", late)
    write(NEW, root)

    assert generated(root) == {**texts(NEW), **MINE}


def test_leftovers_go_even_where_nothing_is_to_be_written(tmp_path: Path) -> None:
    root = tmp_path / "out"
    write(OLD, root)
    for left in (root / ".specloom-staging", tmp_path / ".out.specloom-staging"):
        (left / "new").mkdir(parents=True)

    assert write(OLD, root).written == ()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert not (root / ".specloom-staging").exists()


def test_a_run_killed_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    script = (
        "import sys; from specloom.render.write import OutputFile, write\n"
        "for turn in range(100000):\n"
        "    text = f'# {turn % 2}' * 1000\n"
        "    write([OutputFile(f'{at}.py', text) for at in range(20)], sys.argv[1])\n"
    )
    write([OutputFile("0.py", "")], tmp_path)
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)]) as process:
        while len(list(tmp_path.glob("*.py"))) < 20 and process.poll() is None:
            time.sleep(0.01)
        process.kill()
    found = {text for path, text in generated(tmp_path).items() if "staging" not in path}
    report = write([OutputFile(f"{at}.py", "") for at in range(20)], tmp_path)

    assert found <= {"", "# 0" * 1000, "# 1" * 1000}
    assert len(report.written) >= 20


def test_a_full_disk_leaves_the_old_output_whole(tmp_path: Path) -> None:
    write(OLD, tmp_path)
    before = tree(tmp_path)
    ceiling = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, ceiling[1]))
    try:
        with pytest.raises(OutputError, match="nothing was changed"):
            write([*NEW, OutputFile("big.py", "#" * 20_000)], tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, ceiling)
        signal.signal(signal.SIGXFSZ, handler)

    assert tree(tmp_path) == before


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    shared(tmp_path / "out")

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, os.strerror(28), str(path), content)

    monkeypatch.setattr(write_module, "_put", full)
    with pytest.raises(OutputError, match="out: the disk is full; nothing was changed"):
        write(OLD, tmp_path / "out")
