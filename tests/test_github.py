"""The files in .github are valid: a mistake there shows only after a push."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import REPOSITORY

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
WORKFLOW_KEYS = {"name", "on", "permissions", "concurrency", "jobs", "env", "defaults"}
JOB_KEYS = {"name", "runs-on", "container", "timeout-minutes", "strategy", "steps", "needs", "env", "permissions", "if"}
STEP_KEYS = {"name", "uses", "with", "run", "env", "if", "id", "shell", "working-directory"}
FIELD_TYPES = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
ATTRIBUTES = {"value", "label", "description", "placeholder", "options", "render", "multiple", "default"}


def read(path: Path) -> dict[str, Any]:
    """A YAML file, whose keys are text. "on" is read as a truth value by YAML 1.1."""
    loaded = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(loaded, dict)
    return {"on" if key is True else key: value for key, value in loaded.items()}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_only_keys_that_github_knows(path: Path) -> None:
    workflow = read(path)
    assert {"name", "on", "permissions", "jobs"} <= workflow.keys() <= WORKFLOW_KEYS
    for job in workflow["jobs"].values():
        assert {"runs-on", "steps", "timeout-minutes"} <= job.keys() <= JOB_KEYS
        for step in job["steps"]:
            assert step.keys() <= STEP_KEYS
            assert ("uses" in step) != ("run" in step)
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])


def test_ci_runs_the_one_script_on_every_python_that_is_promised() -> None:
    (job,) = read(GITHUB / "workflows/ci.yml")["jobs"].values()
    pythons = job["strategy"]["matrix"]["python"]
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    assert pythons[0] == project["requires-python"].removeprefix(">=")
    assert pythons == ["3.11", "3.12", "3.13", "3.14"]
    assert [step["run"] for step in job["steps"] if "run" in step] == ["bash .ci/run"]
    pins = (REPOSITORY / "scripts/pins").read_text("utf-8")
    assert f'pythons="{" ".join(pythons)}"' in pins


def test_a_release_starts_from_a_tag_and_attaches_both_archives() -> None:
    release = read(GITHUB / "workflows/release.yml")
    assert release["on"] == {"push": {"tags": ["v*"]}}
    commands = "\n".join(step.get("run", "") for step in release["jobs"]["release"]["steps"])
    assert "python -m build --outdir build/release" in commands
    assert "gh release create" in commands
    assert "build/release/*" in commands


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_only_what_github_shows(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= form.keys() <= {"name", "description", "title", "labels", "body"}
    ids = [field["id"] for field in form["body"] if "id" in field]
    assert len(ids) == len(set(ids))
    for field in form["body"]:
        assert field["type"] in FIELD_TYPES
        assert field.keys() <= {"type", "id", "attributes", "validations"}
        assert field["attributes"].keys() <= ATTRIBUTES
        if field["type"] == "markdown":
            assert field["attributes"]["value"].strip()
        else:
            assert re.fullmatch(r"[a-z-]+", field["id"])
            assert field["attributes"]["label"]
        if field["type"] == "dropdown":
            assert all(isinstance(option, str) for option in field["attributes"]["options"])
    assert any(field.get("validations", {}).get("required") is True for field in form["body"])


def test_there_is_a_form_for_each_kind_of_report() -> None:
    assert [path.stem for path in FORMS] == ["bug", "said-wrong", "translation"]


def test_the_commands_of_the_contributing_page_exist() -> None:
    page = (GITHUB / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"(?:sh|bash) ((?:scripts/|\.ci/)[a-z.]+)", page))
    assert {"scripts/test", "scripts/pins", ".ci/run"} <= named
    assert all((REPOSITORY / name).is_file() for name in named)
