"""A revision is read as it was committed, whatever the repository, its owner or the environment say."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from program import HERE
from registers import TODAY, instrument, joined, write
from repositories import commit, git
from signatories.domain.problems import InvalidData, QueryError
from signatories.record.git import as_of_revision
from signatories.register.cache import load


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder `record/data` of a repository, with two commits: first and second."""
    folder = tmp_path / "work" / "record" / "data"
    folder.mkdir(parents=True)
    shutil.copy(HERE / "countries.yaml", folder)
    git(folder, "init", "--quiet", "--initial-branch=main", str(tmp_path / "work"))
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    commit(folder, "first")
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-02"))
    write(folder / "deep" / "pact.yaml", instrument("pact", KEN="2013"))
    commit(folder, "second")
    return folder


FIRST = {"ring NOR": "2012-05-01"}
SECOND = {"ring NOR": "2012-05-02", "pact KEN": "2013"}


def known(data: Path, revision: str) -> dict[str, str]:
    """Who joined what when, by the record of a revision."""
    with as_of_revision(data, revision) as copy, load(copy, today=TODAY) as register:
        return joined(register)


@contextmanager
def bytes_at(data: Path, revision: str) -> Iterator[dict[str, bytes]]:
    with as_of_revision(data, revision) as copy:
        yield {str(path.relative_to(copy)): path.read_bytes() for path in copy.rglob("*") if path.is_file()}


def test_every_name_of_a_commit_gives_the_record_of_then(data: Path) -> None:
    full = git(data, "rev-parse", "first").strip()
    for name in ("first", "HEAD~1", "main^", full, full[:10], "main@{1}", ":/first"):
        assert known(data, name) == FIRST
    for name in ("second", "HEAD", "main", "refs/heads/main", "@"):
        assert known(data, name) == SECOND


@pytest.mark.parametrize(
    "name",
    ["", "nowhere", "-h", "--all", "first:record", "HEAD:", "a\0b", "\udcff", "first..second", "^HEAD"],
)
def test_what_is_no_commit_is_an_unknown_revision(data: Path, name: str) -> None:
    with pytest.raises(QueryError, match=r"unknown revision .*: name a commit, branch or tag"):
        known(data, name)


# Nothing in the repository changes what was committed


def attributes(line: str) -> Callable[[Path], None]:
    """What writes a line into the attributes of the data folder, and commits it."""

    def put(data: Path) -> None:
        (data / ".gitattributes").write_text(f"{line}\n")
        (data.parents[1] / ".git" / "info").mkdir(exist_ok=True)
        git(data, "add", ".gitattributes")
        git(data, "commit", "--quiet", "--message", "attributes")
        git(data, "tag", "attributes")
        (data.parents[1] / ".git" / "info" / "attributes").write_text(f"{line}\n")

    return put


@pytest.mark.parametrize(
    "put",
    [
        attributes("*.yaml export-ignore"),
        attributes("* export-ignore"),
        attributes("*.yaml export-subst"),
        attributes("*.yaml filter=loud"),
        attributes("*.yaml text eol=crlf"),
        attributes("*.yaml working-tree-encoding=UTF-16"),
        attributes("*.yaml ident"),
        attributes("*.yaml binary -diff"),
    ],
)
def test_no_attribute_changes_what_a_revision_says(data: Path, put: Callable[[Path], None]) -> None:
    """A filter of the repository's own configuration is not run."""
    title = "title: The $Format:%an$ $Id$ ring\n"
    for key in ("smudge", "clean", "process"):
        command = "cat" if key == "clean" else f"touch {data.parents[1]}/ran; sed s/NOR/KEN/"
        if key != "process":
            git(data, "config", f"filter.loud.{key}", command)
    text = (data / "ring.yaml").read_text().replace("title: The ring\n", title)
    (data / "ring.yaml").write_text(text)
    commit(data, "third")
    before = git(data, "show", "third:record/data/ring.yaml")
    put(data)
    with bytes_at(data, "third") as files:
        assert files["ring.yaml"].decode() == before
        assert title in before
    (data.parents[1] / "ran").unlink(missing_ok=True)
    assert {*known(data, "attributes")} == {*SECOND}
    assert not (data.parents[1] / "ran").exists()


@pytest.mark.parametrize("hook", ["post-checkout", "reference-transaction", "post-index-change", "fsmonitor"])
def test_no_hook_of_the_repository_is_run(data: Path, hook: str) -> None:
    path = data.parents[1] / ".git" / "hooks" / hook
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\ntouch {data.parents[1]}/ran\n")
    path.chmod(0o755)
    git(data, "config", "core.fsmonitor", str(path))
    (data.parents[1] / "ran").unlink(missing_ok=True)
    assert known(data, "first") == FIRST
    assert not (data.parents[1] / "ran").exists()


def test_objects_are_not_replaced(data: Path) -> None:
    git(data, "replace", git(data, "rev-parse", "first").strip(), git(data, "rev-parse", "second").strip())
    assert known(data, "first") == FIRST


def test_no_graft_gives_a_commit_other_parents(data: Path) -> None:
    info = data.parents[1] / ".git" / "info"
    info.mkdir(exist_ok=True)
    (info / "grafts").write_text(git(data, "rev-parse", "second"))
    assert known(data, "second~1") == FIRST


@pytest.mark.parametrize(
    "variables",
    [
        {"GIT_DIR": "/nowhere"},
        {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": ""},
        {"GIT_WORK_TREE": "/tmp"},
        {"GIT_OBJECT_DIRECTORY": "/nowhere"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.bare", "GIT_CONFIG_VALUE_0": "true"},
        {"GIT_NAMESPACE": "other"},
        {"GIT_CEILING_DIRECTORIES": "/"},
        {"GIT_EXEC_PATH": "/nowhere"},
        {"GIT_CONFIG_GLOBAL": "/dev/zero", "GIT_CONFIG_PARAMETERS": "'core.bare=true'"},
        {"GIT_ALTERNATE_OBJECT_DIRECTORIES": "/nowhere", "GIT_COMMON_DIR": "/nowhere"},
        {"GIT_GRAFT_FILE": "/nowhere", "GIT_SHALLOW_FILE": "/nowhere", "GIT_REPLACE_REF_BASE": "refs/x"},
        {"git_dir": "/nowhere", "PAGER": "/nowhere", "HOME": "/nowhere"},
        {"GIT_LITERAL_PATHSPECS": "1", "GIT_TRACE": "1"},
        {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"},
    ],
)
def test_no_variable_of_git_leads_elsewhere(
    data: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert known(data, "first") == FIRST
    with pytest.raises(QueryError, match="unknown revision"):
        known(data, "nowhere")


def test_a_hook_of_a_linked_worktree_reads_its_own_record(data: Path, tmp_path: Path) -> None:
    """Git sets GIT_DIR and GIT_INDEX_FILE there."""
    linked = tmp_path / "linked"
    git(data, "worktree", "add", "--quiet", str(linked), "-b", "other")
    script = (
        "from pathlib import Path; from signatories.record.git import as_of_revision\n"
        "with as_of_revision(Path('record/data'), 'first') as copy:\n"
        "    print(sorted(path.name for path in copy.iterdir()))"
    )
    source = Path(sys.modules["signatories"].__file__ or "").parents[1]
    hook = data.parents[1] / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\nPYTHONPATH={source} {sys.executable} -c "{script}" > {tmp_path}/out 2>&1\n')
    hook.chmod(0o755)
    git(linked, "commit", "--quiet", "--allow-empty", "--message", "empty")
    assert (tmp_path / "out").read_text() == "['countries.yaml', 'ring.yaml']\n"
    assert known(linked / "record" / "data", "first") == FIRST


# Repositories of every shape


def test_a_shallow_clone_answers_what_it_has_and_says_what_it_lacks(data: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{data.parents[1]}", "shallow")
    folder = tmp_path / "shallow" / "record" / "data"
    assert known(folder, "HEAD") == SECOND
    with pytest.raises(QueryError, match="git fetch --unshallow"):
        known(folder, "HEAD~1")


LACKING = r"git has no object [0-9a-f^{}tree]+: `git fetch --refetch --no-filter` brings what is missing"


def test_a_clone_without_contents_says_what_it_lacks_and_what_brings_it(data: Path, tmp_path: Path) -> None:
    """It is not said that the revision has no such folder."""
    git(data, "config", "uploadpack.allowFilter", "true")
    origin = f"file://{data.parents[1]}"
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", "--no-checkout", origin, "partial")
    folder = tmp_path / "partial" / "record" / "data"
    folder.mkdir(parents=True)
    with pytest.raises(QueryError, match=LACKING):
        known(folder, "first")
    git(folder, "fetch", "--quiet", "--refetch", "--no-filter")
    assert known(folder, "first") == FIRST


@pytest.mark.parametrize("what", ["first^{commit}", "first^{tree}"])
def test_a_commit_or_tree_that_is_missing_is_not_unknown(data: Path, what: str) -> None:
    name = git(data, "rev-parse", what).strip()
    (data.parents[1] / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(QueryError, match=LACKING):
        known(data, "first")


def test_a_clone_that_borrows_objects_is_read_and_says_when_they_are_gone(data: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--shared", str(data.parents[1]), "borrowing")
    folder = tmp_path / "borrowing" / "record" / "data"
    assert known(folder, "first") == FIRST
    shutil.rmtree(data.parents[1] / ".git" / "objects")
    with pytest.raises(QueryError, match=LACKING):
        known(folder, "first")


def test_a_sparse_checkout_is_read_from_its_objects(data: Path) -> None:
    git(data.parents[1], "sparse-checkout", "set", "nothing")
    data.mkdir(parents=True, exist_ok=True)
    assert list(data.iterdir()) == []
    assert known(data, "first") == FIRST


def test_the_names_of_objects_may_be_longer(tmp_path: Path) -> None:
    folder = tmp_path / "long"
    folder.mkdir()
    git(folder, "init", "--quiet", "--object-format=sha256")
    shutil.copy(HERE / "countries.yaml", folder)
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    commit(folder, "first")
    assert known(folder, git(folder, "rev-parse", "first").strip()) == FIRST


def test_a_bare_repository_has_worktrees(data: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(data.parents[1]), "bare.git")
    git(tmp_path / "bare.git", "worktree", "add", "--quiet", str(tmp_path / "tree"), "main")
    assert known(tmp_path / "tree" / "record" / "data", "first") == FIRST


def test_a_bare_repository_whose_top_is_the_record_is_asked_itself(tmp_path: Path) -> None:
    folder = tmp_path / "top"
    folder.mkdir()
    git(folder, "init", "--quiet")
    shutil.copy(HERE / "countries.yaml", folder)
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    commit(folder, "first")
    git(tmp_path, "clone", "--quiet", "--bare", str(folder), "bare.git")
    assert known(folder, "first") == known(tmp_path / "bare.git", "first") == FIRST


def test_a_submodule_is_a_repository_of_its_own(data: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet")
    git(outer, "submodule", "--quiet", "add", f"file://{data.parents[1]}", "inner")
    commit(outer, "with-submodule")
    assert known(outer / "inner" / "record" / "data", "first") == FIRST


def test_a_folder_reached_through_a_link_is_the_one_it_leads_to(data: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(data)
    assert known(tmp_path / "link", "first") == FIRST


@pytest.mark.parametrize("name", ["a b", "ünï", "a:b", "a\nb", "-x", "[a]*", "{b}", "a\\b", ":(glob)x"])
def test_a_folder_may_have_any_name(data: Path, name: str) -> None:
    data.rename(data.with_name(name))
    commit(data.parent, "renamed")
    write(data.with_name(name) / "ring.yaml", instrument("ring", NOR="2012-05-03"))
    assert known(data.with_name(name), "renamed") == SECOND
    with pytest.raises(QueryError, match="revision 'first' has no folder"):
        known(data.with_name(name), "first")


def test_a_folder_that_was_a_file_is_no_folder(data: Path) -> None:
    shutil.rmtree(data / "deep")
    (data / "deep").write_text("a file")
    commit(data, "file")
    (data / "deep").unlink()
    (data / "deep").mkdir()
    with pytest.raises(QueryError, match="revision 'file' has no folder 'record/data/deep'"):
        known(data / "deep", "file")


def test_a_folder_outside_of_any_repository_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="must be in a git repository"):
        known(tmp_path, "HEAD")


# Files of every shape


def test_links_inside_the_repository_are_followed_as_they_were(data: Path) -> None:
    elsewhere = data.parent / "elsewhere.txt"
    elsewhere.write_text(instrument("linked", KEN="2014"))
    (data / "linked.yaml").symlink_to("../next")
    (data.parent / "next").symlink_to("elsewhere.txt")
    commit(data.parent, "linked")
    elsewhere.write_text(instrument("linked", KEN="2015"))
    assert known(data, "linked") == SECOND | {"linked KEN": "2014"}


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "../../../outside", "nowhere", "bad.yaml", "..", "deep", ""]
)
def test_a_link_that_leads_to_no_file_of_the_repository_is_refused(data: Path, target: str) -> None:
    name = git(data, "hash-object", "-w", "--stdin") if not target else ""
    if target:
        (data / "bad.yaml").symlink_to(target)
        commit(data, "linked")
    else:
        git(data, "update-index", "--add", "--cacheinfo", f"120000,{name.strip()},record/data/bad.yaml")
        git(data, "commit", "--quiet", "--message", "linked")
        git(data, "tag", "linked")
    with pytest.raises(QueryError, match=r"record/data/bad\.yaml in revision 'linked' must lead to a file"):
        known(data, "linked")


def test_only_data_files_are_copied(data: Path) -> None:
    for name in (".hidden.yaml", "notes.md", "kept/a/b.yaml", ".d/x.yaml", "kept/a/b.txt", "x.txt"):
        write(data / name, "a: b\n")
    commit(data, "others")
    with bytes_at(data, "others") as files:
        assert set(files) == {"countries.yaml", "ring.yaml", "deep/pact.yaml", "kept/a/b.txt"}


def test_a_tree_made_to_climb_out_of_the_copy_stays_inside(data: Path, tmp_path: Path) -> None:
    """Git makes no such trees, and reads them."""
    blob = git(data, "hash-object", "-w", "ring.yaml").strip()
    raw = b"100644 escaped.yaml\0" + bytes.fromhex(blob)
    top = data.parents[1]
    for _ in range(3):
        command = ["git", "-C", str(top), "hash-object", "-w", "-t", "tree", "--literally", "--stdin"]
        tree = subprocess.run(command, check=True, capture_output=True, input=raw).stdout.decode().strip()
        raw = b"40000 ..\0" + bytes.fromhex(tree)
    command = ["git", "-C", str(top), "hash-object", "-w", "-t", "tree", "--literally", "--stdin"]
    tree = subprocess.run(command, check=True, capture_output=True, input=raw).stdout.decode().strip()
    evil = git(data, "commit-tree", tree, "-m", "evil").strip()
    with as_of_revision(top, evil) as copy:
        assert list(copy.rglob("*")) == []
        assert not (copy.parent / "escaped.yaml").exists()


def test_a_file_too_large_is_refused_without_being_read(data: Path) -> None:
    with (data / "large.yaml").open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    commit(data, "large")
    (data / "large.yaml").unlink()
    with pytest.raises(InvalidData) as caught:
        known(data, "large")
    assert [(p.file, p.rule) for p in caught.value.problems] == [("large.yaml", "file-size")]


def test_a_missing_object_is_named(data: Path) -> None:
    name = git(data, "rev-parse", "first:record/data/ring.yaml").strip()
    (data.parents[1] / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(QueryError, match="git"):
        known(data, "first")


@pytest.mark.parametrize("why", ["a full disk", "no folder"])
def test_without_room_for_a_copy_the_question_is_refused(
    data: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if why == "a full disk":
        monkeypatch.setattr(Path, "write_bytes", full)
    else:
        monkeypatch.setattr("tempfile.mkdtemp", full)
    with pytest.raises(QueryError, match="cannot be copied: No space left on device; make room"):
        known(data, "first")


def test_errors_of_the_question_itself_pass_through(data: Path) -> None:
    with pytest.raises(BrokenPipeError), as_of_revision(data, "first"):
        raise BrokenPipeError


def test_the_copy_is_gone_afterwards(data: Path) -> None:
    with as_of_revision(data, "first") as copy:
        assert copy.is_dir()
    assert not copy.exists()


def test_without_git_it_is_said_to_be_missing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(QueryError, match="git must be installed"):
        known(data, "first")
