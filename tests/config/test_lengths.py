"""[lengths] of guide.toml: each guide has its own rule on how long its English may last."""

from __future__ import annotations

from pathlib import Path

import pytest

from voiceguide.config.lengths import read_lengths
from voiceguide.config.table import Table
from voiceguide.errors import ConfigError
from voiceguide.model.settings import Lengths


def table(root: Path, text: str) -> Table:
    path = root / "guide.toml"
    path.write_text(text, "utf-8")
    return Table.load(path, root).table("lengths", optional=True)


def test_without_a_rule_the_tools_own_holds(tmp_path: Path) -> None:
    assert read_lengths(table(tmp_path, "")) == Lengths((60.0, 120.0), (20.0, 40.0), {})


def test_one_chapter_may_be_longer(tmp_path: Path) -> None:
    text = "[lengths]\nchapter = [30, 90]\nhold = [5, 20.5]\n[lengths.chapters]\nrisks = [60, 200]\n"
    assert read_lengths(table(tmp_path, text)) == Lengths((30.0, 90.0), (5.0, 20.5), {"risks": (60.0, 200.0)})


@pytest.mark.parametrize("value", ["60", "[60]", "[120, 60]", "[60, 60]", '["60", "120"]', "[-1, 5]", "[true, 5]"])
@pytest.mark.parametrize("key", ["chapter", "hold", "words_per_minute"])
def test_anything_else_is_refused_with_its_line(tmp_path: Path, key: str, value: str) -> None:
    with pytest.raises(ConfigError, match=rf"guide\.toml:2: {key} is not two numbers, the least"):
        read_lengths(table(tmp_path, f"[lengths]\n{key} = {value}\n"))


def test_a_slip_of_the_pen_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="unknown setting 'chapers'"):
        read_lengths(table(tmp_path, "[lengths]\nchapers = [1, 2]\n"))
