"""Reviewers for tests: projects of two locales, and people who approve all of them."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

from tests.conftest import Notes, copy_project, own_copy, quicken, read_config
from voiceguide import source
from voiceguide.approvals import roles
from voiceguide.pipeline import Pipeline
from voiceguide.review import Reviewer, record, sheet
from voiceguide.translate.po import read_po
from voiceguide.translate.template import update
from voiceguide.translate.write import write

TODAY = datetime.date(2026, 11, 22)
NURSE = Reviewer("Ana Pérez", 'RN, "pain clinic"', TODAY)
LOCALES = ("en_US", "es_419")


def small_project(target: Path) -> Path:
    """English and Spanish, both complete, and quick to build."""
    root = copy_project(target)
    for folder in (root / "locales").iterdir():
        if folder.name != "es_419" and folder.is_dir():
            shutil.rmtree(folder)
    complete(root)
    quicken(root)
    return root


def complete(root: Path) -> None:
    """Words that pages have gained since the last translation do not concern these tests."""
    config = read_config(root)
    update(config, ["es_419"])
    for path in (
        root / "locales/es_419/LC_MESSAGES/guide.po",
        *(own_copy(root, "es_419", d) for d in ("tool", "player")),
    ):
        catalog = read_po(path, root, "es_419")
        for message in catalog:
            if message.id and not message.string:
                message.string = f"es {message.id}"
        write(path, catalog)


OWN_VALUES = {
    "clinic_name": '"Northside Clinic"', "clinic_phone": '"555-0150"', "after_hours_phone": '"555-0151"',
    "interpreter_phone": '"555-0152"', "notice_url": '"https://northside.example/notice"',
}  # fmt: skip
"""Of a made-up clinic that is not the example."""


def own_clinic(root: Path, **values: str) -> None:
    """The example's settings as the clinic's own, some of them other ones: those that no release takes from it too."""
    lines = (root / "audio_src/clinic.example.toml").read_text("utf-8").splitlines()
    for name, value in (OWN_VALUES | values).items():
        lines = [f"{name} = {value}" if line.startswith(f"{name} =") else line for line in lines]
    (root / "audio_src/clinic.toml").write_text("\n".join(lines) + "\n", "utf-8")


def desk_of(root: Path, voice: str | None = "fake") -> Pipeline:
    config = read_config(root, voice)
    return Pipeline(config, source.read_guide(config), source.read_glossary(root), Notes())


def approve_all(root: Path, *locales: str, but: tuple[str, ...] = ()) -> None:
    """Everybody approves everything, except the units named."""
    pipeline = desk_of(root)
    for locale in locales or LOCALES:
        units = [unit.name for unit in sheet(pipeline, locale).units if unit.name not in but]
        for role in roles(locale):
            record(pipeline, locale, units, role, NURSE)


def copy_of(root: Path, target: Path) -> Path:
    """A copy to alter: the words copied, the store shared by links, dist/ left behind."""
    for name in ("audio_src", "locales"):
        shutil.copytree(root / name, target / name)
    shutil.copy(root / "pyproject.toml", target)
    shutil.copytree(root / ".cache", target / ".cache", copy_function=os.link)
    return target
