"""dist/phone/: what is laid out for which clinic, and what never is."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from tests.conftest import REPOSITORY, read_config
from tests.publish import phone_asterisk, phone_freeswitch
from tests.publish.phone_editions import LOCALES, edition, lay_out, settings
from tests.serve.test_twiml import ask
from voiceguide.errors import ConfigError, PublishError
from voiceguide.model.menu import PROMPTS, build, offers_of
from voiceguide.model.release import ApprovalStatus
from voiceguide.model.text import Location
from voiceguide.model.values import PhoneNumber
from voiceguide.publish.phone.join import Limit, SoundPart, join, split

FOUR = ("en_US", "es_419", "zh_Hans", "ar")
MONDAY = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
HOSTILE = (
    "555;0100", "555,0100", "555&556", "${SHELL(touch /tmp/x)}", "$[1+1]", '5"5', "5'5", "555\n[globals]", "5\r\n5",
    "]\n[default]", "#include x", "<!-- ", "&amp;", "5" * 10_000, "x" * 10_000, "\u0665\u0665\u0665", "", "@default",
)  # fmt: skip
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        "version",
        "default_locale",
        "locales",
        "keys",
        "prompts",
        "targets",
        "bytes_apparent",
        "bytes_on_disk",
    ],
    "properties": {
        "version": {"type": "string"},
        "default_locale": {"type": "string"},
        "locales": {
            "items": {
                "additionalProperties": False,
                "required": ["locale", "page", "key"],
                "properties": {
                    "locale": {"type": "string"},
                    "page": {"type": "integer", "minimum": 1},
                    "key": {"enum": ["1", "2", "3", "4"]},
                },
            }
        },
        "keys": {"required": ["1", "#", "*", "0"], "propertyNames": {"pattern": "^[0-9#*]$"}},
        "prompts": {
            "items": {
                "additionalProperties": False,
                "required": ["id", "locale", "text", "duration_ms", "files"],
                "properties": {
                    "id": {"type": "string"},
                    "locale": {"type": "string"},
                    "text": {"minLength": 1},
                    "duration_ms": {"type": "integer", "minimum": 1},
                    "files": {
                        "items": {
                            "additionalProperties": False,
                            "required": ["path", "format", "rate_hz", "size", "sha256"],
                            "properties": {
                                "path": {"type": "string"},
                                "format": {"enum": ["ulaw", "alaw", "sln16", "wav", "ulaw-wav", "mp3"]},
                                "rate_hz": {"enum": [8000, 16000]},
                                "size": {"type": "integer", "minimum": 1},
                                "sha256": {"pattern": "^[0-9a-f]{64}$"},
                            },
                        }
                    },
                },
            }
        },
        "targets": {
            "items": {
                "additionalProperties": False,
                "required": ["name", "install"],
                "properties": {
                    "name": {"enum": ["asterisk", "freeswitch", "hosted"]},
                    "install": {
                        "items": {
                            "additionalProperties": False,
                            "required": ["from", "to"],
                            "properties": {"from": {"type": "string"}, "to": {"type": "string"}},
                        }
                    },
                },
            }
        },
        "bytes_apparent": {"type": "integer"},
        "bytes_on_disk": {"type": "integer"},
    },
}


def names(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def facts_of(phone: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((phone / "phone.json").read_text("utf-8"))
    return facts


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The four locales of the example, laid out."""
    root = tmp_path_factory.mktemp("phone")
    lay_out(root, [edition(root, locale) for locale in FOUR], settings(FOUR))
    return root / "phone"


def test_every_prompt_stands_in_every_language_and_format(laid: Path) -> None:
    sounds = {*PROMPTS, "draft", *(f"section-0{n}" for n in range(1, 10))}
    hold_messages = {f"hold-0{n}" for n in range(1, 10)}
    for locale in FOUR:
        asterisk = laid / f"asterisk/sounds/{locale}/guide"
        assert {p.name for p in asterisk.iterdir()} == {
            f"{s}.{e}" for s in sounds for e in ("ulaw", "alaw", "sln16", "wav")
        }
        for rate in ("8000", "16000"):
            folder = laid / f"freeswitch/sounds/{locale}/guide/{rate}"
            assert {p.stem for p in folder.iterdir()} == sounds | hold_messages
        for name in ("ulaw-wav", "pcm8", "pcm16", "mp3"):
            here = {p.stem for p in (laid / f"hosted/{locale}/{name}").iterdir()}
            assert here - {"hold-loop"} == sounds | hold_messages
        assert (laid / f"hosted/{locale}/hold-loop.mp3").is_file()
        assert (laid / f"hosted/{locale}/hold-loop.wav").is_file()


def test_names_are_ones_that_asterisk_finds(laid: Path) -> None:
    for path in names(laid / "asterisk"):
        parts = path.split("/")
        if parts[0] in ("sounds", "moh"):
            assert re.fullmatch(r"[a-z0-9-]+\.(ulaw|alaw|sln16|wav)", parts[-1]), path
            assert all("-" not in part.removeprefix("guide-") for part in parts[1:-1]), "only _ falls back"
    assert not [path for path in names(laid) if "g722" in path]


def test_hold_folders_hold_sound_only_and_the_same_names(laid: Path) -> None:
    moh = laid / "asterisk/moh"
    assert {p.name for p in moh.iterdir()} == {"guide", *(f"guide-{locale}" for locale in FOUR)}
    expected = {f"0{n}.{e}" for n in range(1, 10) for e in ("ulaw", "alaw", "sln16", "wav")}
    for folder in (moh / "guide", *(moh / "guide" / at for at in FOUR), *(moh / f"guide-{at}" for at in FOUR)):
        assert {p.name for p in folder.iterdir() if p.is_file()} == expected
    assert (moh / "guide/01.ulaw").read_bytes() == (moh / "guide/en_US/01.ulaw").read_bytes()


def test_a_spot_that_one_language_lacks_is_in_no_class_that_follows_the_language(tmp_path: Path) -> None:
    editions = [edition(tmp_path, "en_US"), edition(tmp_path, "ar", hold_messages=(1, 3))]
    lay_out(tmp_path, editions, settings(FOUR, targets=["asterisk"]))
    moh = tmp_path / "phone/asterisk/moh"
    for folder in ("guide", "guide/en_US", "guide/ar", "guide-ar"):
        assert {p.stem for p in (moh / folder).iterdir() if p.is_file()} == {"01", "03"}
    assert len({p.stem for p in (moh / "guide-en_US").iterdir()}) == 9


def test_keys_on_hold_are_said_first(tmp_path: Path) -> None:
    editions = [edition(tmp_path, locale) for locale in FOUR]
    lay_out(tmp_path, editions, settings(FOUR, hold_keys=True, targets=["asterisk"]))
    moh = tmp_path / "phone/asterisk/moh"
    said = sorted({p.stem for p in (moh / "guide-es_419").iterdir()})
    assert said == ["00-1", "00-3", "00-4", *(f"0{n}" for n in range(1, 10))]
    text = (tmp_path / "phone/asterisk/musiconhold_guide.conf").read_text()
    assert re.findall(r"digit=(\d)", text) == ["1", "2", "3", "4"]


def test_every_sound_of_the_dialplans_is_there(laid: Path) -> None:
    plan = phone_asterisk.read((laid / "asterisk/extensions_guide.conf").read_text())
    sounds = laid / "asterisk/sounds"
    asked = set()
    for context in plan.values():
        language = ""
        for step in (step for extension in context.values() for step in extension):
            if step.app == "Set" and step.data.startswith("CHANNEL(language)="):
                language = step.data.split("=")[1]
            if step.app in ("Background", "Playback"):
                file, _, own = step.data.partition(",,")
                asked.add((own or language, file))
    assert len(asked) > 70
    for language, file in asked:
        assert all((sounds / language / f"{file}.{e}").is_file() for e in ("ulaw", "alaw", "sln16", "wav"))
    for name in ("dialplan", "ivr_menus"):
        text = (laid / f"freeswitch/{name}/guide.xml").read_text()
        for locale, prompt in re.findall(r"\$\$\{sounds_dir\}/(\w+)/guide/([a-z0-9-]+)\.wav", text):
            assert all((laid / f"freeswitch/sounds/{locale}/guide/{r}/{prompt}.wav").is_file() for r in (8000, 16000))


def test_every_place_that_the_dialplan_goes_to_is_there(laid: Path) -> None:
    plan = phone_asterisk.read((laid / "asterisk/extensions_guide.conf").read_text())
    channel = phone_asterisk.Channel(plan, lambda *_: True)
    count = 0
    for context, extensions in plan.items():
        for extension, steps in extensions.items():
            for step in steps:
                for target in (
                    re.findall(r"(?:Goto\(|\?)([^?:)]+)", f"{step.app}({step.data})") if "Goto" in step.app else []
                ):
                    if "${" not in target:
                        channel.context, channel.extension = context, extension
                        channel.goto(target)
                        count += 1
    assert count > 500


def test_contexts_wait_for_no_second_digit(laid: Path) -> None:
    plan = phone_asterisk.read((laid / "asterisk/extensions_guide.conf").read_text())
    channel = phone_asterisk.Channel(plan, lambda *_: True)
    for context in plan:
        if context not in ("guide-start", "guide-hold"):
            assert not [key for key in "0123456789*#" if channel.more(context, key)]


def test_freeswitch_files_are_ones_that_its_preprocessor_reads(laid: Path) -> None:
    for name in ("dialplan", "ivr_menus"):
        text = (laid / f"freeswitch/{name}/guide.xml").read_text()
        phone_freeswitch.lines_are_plain(text)
        assert etree.fromstring(text).tag == "include"


def test_freeswitch_lines_stay_short_with_sixteen_languages_and_keys_on_hold(tmp_path: Path) -> None:
    lay_out(
        tmp_path, [edition(tmp_path, at) for at in LOCALES], settings(LOCALES, hold_keys=True, targets=["freeswitch"])
    )
    for path in (tmp_path / "phone/freeswitch").rglob("guide.xml"):
        phone_freeswitch.lines_are_plain(path.read_text())


def test_phone_json_says_what_is_there(laid: Path) -> None:
    facts = facts_of(laid)
    jsonschema.validate(facts, SCHEMA)
    assert facts["default_locale"] == "en_US"
    assert "LEFT OUT" not in (laid / "README.txt").read_text()
    assert [(e["locale"], e["page"], e["key"]) for e in facts["locales"]] == [
        ("en_US", 1, "1"), ("es_419", 1, "2"), ("zh_Hans", 1, "3"), ("ar", 1, "4"),
    ]  # fmt: skip
    assert facts["keys"] == {str(n): f"section-0{n}" for n in range(1, 10)} | {"#": "next", "*": "again", "0": "person"}
    listed = set()
    for prompt in facts["prompts"]:
        formats = {(f["format"], f["rate_hz"]) for f in prompt["files"]}
        assert {("wav", 8000), ("wav", 16000), ("mp3", 16000), ("ulaw-wav", 8000)} <= formats
        for file in prompt["files"]:
            path = laid / file["path"]
            assert path.stat().st_size == file["size"]
            assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
            listed.add(file["path"])
    sounds = {n for n in names(laid) if n.rsplit(".", 1)[1] in ("ulaw", "alaw", "sln16", "wav", "mp3")}
    assert {n for n in sounds if "hold-loop" not in n} == listed


def test_bytes_apparent_and_true(laid: Path) -> None:
    facts = facts_of(laid)
    rest = [laid / name for name in names(laid) if name != "phone.json"]
    assert facts["bytes_apparent"] == sum(path.stat().st_size for path in rest)
    inodes = {path.stat().st_ino: path.stat().st_size for path in rest}
    assert facts["bytes_on_disk"] == sum(inodes.values()) < facts["bytes_apparent"]


def test_what_is_installed_is_there(laid: Path) -> None:
    targets = {target["name"]: target["install"] for target in facts_of(laid)["targets"]}
    assert list(targets) == ["asterisk", "freeswitch", "hosted"]
    for step in (step for install in targets.values() for step in install):
        assert (laid / step["from"]).exists()
        assert step["to"].startswith("/")


@pytest.mark.parametrize("target", ["asterisk", "freeswitch", "hosted"])
def test_only_the_targets_that_the_clinic_wants(tmp_path: Path, target: str) -> None:
    lay_out(tmp_path, [edition(tmp_path, "en_US")], settings(["en_US"], targets=[target]))
    folders = {p.name for p in (tmp_path / "phone").iterdir() if p.is_dir()}
    assert folders == {target}
    assert [t["name"] for t in facts_of(tmp_path / "phone")["targets"]] == [target]


def test_the_clinic_sets_the_order_and_what_is_offered(tmp_path: Path) -> None:
    editions = [edition(tmp_path, locale) for locale in FOUR]
    lay_out(tmp_path, editions, settings(["ar", "en_US"], targets=["asterisk"]))
    facts = facts_of(tmp_path / "phone")
    assert [(e["locale"], e["key"]) for e in facts["locales"]] == [("ar", "1"), ("en_US", "2")]
    assert not [n for n in names(tmp_path / "phone") if "zh_Hans" in n or "es_419" in n]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_language_without_a_prompt_is_left_out_and_says_so(tmp_path: Path, prompt: str) -> None:
    rest = [p for p in PROMPTS if p != prompt]
    editions = [edition(tmp_path, "en_US"), edition(tmp_path, "es_419", prompts=rest), edition(tmp_path, "ar")]
    lay_out(tmp_path, editions, settings(["en_US", "es_419", "ar"], targets=["asterisk"]))
    facts = facts_of(tmp_path / "phone")
    readme = (tmp_path / "phone/README.txt").read_text()
    assert readme.endswith(f"\nLEFT OUT\n\n  es_419: not on the phone without {prompt}\n")
    assert not [n for n in names(tmp_path / "phone") if "es_419" in n]
    # Keys are spoken: those of the others stay what they are.
    assert [(e["locale"], e["key"]) for e in facts["locales"]] == [("en_US", "1"), ("ar", "3")]


def test_a_language_without_a_format_or_a_chapter_is_left_out(tmp_path: Path) -> None:
    editions = [edition(tmp_path, "en_US", formats=["ulaw"]), edition(tmp_path, "ar", chapters=())]
    lay_out(tmp_path, editions, settings(FOUR))
    left_out = (tmp_path / "phone/README.txt").read_text().partition("LEFT OUT")[2]
    assert re.findall(r"^  (\w+): not on the phone", left_out, re.MULTILINE) == ["en_US", "ar"]
    assert names(tmp_path / "phone") == ["README.txt", "phone.json"]


def test_a_chapter_that_is_left_out_keeps_its_key_free(tmp_path: Path) -> None:
    lay_out(tmp_path, [edition(tmp_path, "en_US", chapters=(1, 2, 5))], settings(["en_US"]))
    facts = facts_of(tmp_path / "phone")
    assert [key for key in facts["keys"] if key.isdigit()] == ["1", "2", "5", "0"]
    plan = phone_asterisk.read((tmp_path / "phone/asterisk/extensions_guide.conf").read_text())
    assert "3" not in plan["guide-en_US-01"]
    assert plan["guide-en_US-02"]["#"][0].data == "guide-en_US-05,s,1"


def test_an_approved_edition_has_no_notice(tmp_path: Path) -> None:
    lay_out(tmp_path, [edition(tmp_path, "en_US", approval_status=ApprovalStatus.APPROVED)], settings(["en_US"]))
    assert not [n for n in names(tmp_path / "phone") if "draft" in n]
    assert "draft" not in (tmp_path / "phone/asterisk/extensions_guide.conf").read_text()


def test_the_built_menu_reads_back(laid: Path) -> None:
    offers = offers_of(facts_of(laid))
    assert [(o.locale, o.place, len(o.chapters), len(o.hold_messages), o.draft) for o in offers] == [
        (locale, place, 9, 9, True) for place, locale in enumerate(FOUR)
    ]
    assert build(offers, hold_keys=False).states


def test_the_same_editions_give_the_same_bytes(laid: Path, tmp_path: Path) -> None:
    lay_out(tmp_path, [edition(tmp_path, locale) for locale in FOUR], settings(FOUR))
    assert names(tmp_path / "phone") == names(laid)
    assert all((tmp_path / "phone" / n).read_bytes() == (laid / n).read_bytes() for n in names(laid))


def test_the_same_bytes_are_one_file(laid: Path) -> None:
    wide = laid / "freeswitch/sounds/en_US/guide/16000/welcome.wav"
    assert wide.samefile(laid / "hosted/en_US/pcm16/welcome.wav")
    narrow = laid / "freeswitch/sounds/en_US/guide/8000/welcome.wav"
    assert narrow.samefile(laid / "hosted/en_US/pcm8/welcome.wav")
    assert narrow.samefile(laid / "asterisk/sounds/en_US/guide/welcome.wav")


@pytest.mark.parametrize("value", [value for value in HOSTILE if not value.isdigit() or value.isascii()])
@pytest.mark.parametrize("setting", ["clinic_phone", "after_hours_phone"])
def test_what_is_no_number_never_reaches_a_dialplan(tmp_path: Path, setting: str, value: str) -> None:
    clinic = tmp_path / "clinic.toml"
    clinic.write_text(f"{setting} = {json.dumps(value)}\n", "utf-8")
    with pytest.raises(ConfigError, match=setting) as caught:
        read_config(REPOSITORY, clinic=clinic)
    assert caught.value.location == Location(str(clinic), 1)


@pytest.mark.parametrize("value", [value for value in HOSTILE if not value.isascii() or not value.isdigit()])
def test_what_is_no_number_is_no_phone_number(value: str) -> None:
    with pytest.raises(ValueError, match="cannot be dialled"):
        PhoneNumber("555-0100", ("555", "0100"), plus=False, dialled=value)


@pytest.mark.parametrize("value", HOSTILE)
def test_words_of_the_clinic_never_reach_a_configuration(tmp_path: Path, value: str) -> None:
    plain = settings(["en_US"])
    odd = settings(["en_US"], values={"clinic_name": value, "notice_url": value, "emergency_number": value})
    shelf = tmp_path / "store"
    shelf.mkdir()
    one = edition(shelf, "en_US")
    lay_out(tmp_path / "a", [one], plain)
    lay_out(tmp_path / "b", [one], odd)
    for path in (
        "asterisk/extensions_guide.conf",
        "asterisk/musiconhold_guide.conf",
        "freeswitch/dialplan/guide.xml",
        "freeswitch/ivr_menus/guide.xml",
    ):
        assert (tmp_path / "a/phone" / path).read_bytes() == (tmp_path / "b/phone" / path).read_bytes()


def test_opening_hours_in_both_dialplans(tmp_path: Path) -> None:
    config = settings(["en_US"], values={"opening_hours": "Mo-We 08:30-17:00; Fr 09:00-24:00; Sa-Su 10:00-10:01"})
    lay_out(tmp_path, [edition(tmp_path, "en_US")], config)
    plan = phone_asterisk.read((tmp_path / "phone/asterisk/extensions_guide.conf").read_text())
    dialplan = etree.parse(tmp_path / "phone/freeswitch/dialplan/guide.xml").getroot()
    menus = etree.parse(tmp_path / "phone/freeswitch/ivr_menus/guide.xml").getroot()
    for day, minute, is_open in [
        (0, 509, False), (0, 510, True), (2, 1019, True), (2, 1020, False), (3, 600, False), (4, 1439, True),
        (5, 599, False), (6, 600, True), (6, 601, False), (1, 0, False),
    ]:  # fmt: skip
        now = MONDAY + datetime.timedelta(days=day, minutes=minute)
        channel = phone_asterisk.Channel(plan, lambda *_: True, now, answered=True)
        channel.enter("guide-en_US-person")
        op = next(channel.run())
        assert op.what == ("en_US/staff" if is_open else "en_US/closed"), (day, minute)
        for auto_hunt in (False, True):
            call = phone_freeswitch.Call(dialplan, menus, lambda *_: True, now, answers=True, auto_hunt=auto_hunt)
            call.transfer("guide-en_US-person")
            assert call.heard[0] == op.what
            assert call.bridged == [f"loopback/{5550100 if is_open else 5550101}/default"]
    channel = phone_asterisk.Channel(
        plan, lambda *_: True, MONDAY + datetime.timedelta(days=4, minutes=700), answered=True
    )
    channel.enter("guide-en_US-person")
    assert [op.what for op in channel.run()][1] == "Local/5550100@default guide-en_US"


def test_an_extension_is_dialled_on_each_system(tmp_path: Path) -> None:
    """When the clinic's number has answered; never to what a phone system dials in its place."""
    config = settings(["en_US"])
    number = PhoneNumber("555-0100 x 12", ("555", "0100"), plus=False, dialled="5550100", extension="12")
    config = replace(config, clinic=replace(config.clinic, phones={**config.clinic.phones, "clinic_phone": number}))
    lay_out(tmp_path, [edition(tmp_path, "en_US")], config)
    plan = phone_asterisk.read((tmp_path / "phone/asterisk/extensions_guide.conf").read_text())
    dialplan = etree.parse(tmp_path / "phone/freeswitch/dialplan/guide.xml").getroot()
    menus = etree.parse(tmp_path / "phone/freeswitch/ivr_menus/guide.xml").getroot()
    own = {"GUIDE_OPERATOR": "PJSIP/100"}, {"guide_operator": "user/1000"}
    for globals, dialled in [
        (({}, {}), ("Local/5550100@default", "ww12", "{execute_on_answer='send_dtmf ww12'}loopback/5550100/default")),
        (({"GUIDE_OUTBOUND": "out"}, {}), ("Local/5550100@out", "ww12", "")),
        (own, ("PJSIP/100", "", "user/1000")),
    ]:
        channel = phone_asterisk.Channel(plan, lambda *_: True, globals=globals[0], answered=True)
        channel.enter("guide-en_US-staff")
        op = next(op for op in channel.run() if op.kind == "dial")
        assert (op.what, op.keys) == (f"{dialled[0]} guide-en_US", dialled[1])
        call = phone_freeswitch.Call(dialplan, menus, lambda *_: True, globals=globals[1], answers=True)
        call.transfer("guide-en_US-staff")
        assert not dialled[2] or call.bridged == [dialled[2]]
    channel = phone_asterisk.Channel(plan, lambda *_: True, answered=True)
    channel.enter("guide-en_US-closed")
    assert next(op for op in channel.run() if op.kind == "dial").keys == ""
    for state, keys in (("en_US-staff", "ww12"), ("en_US-closed", None)):
        (node,) = ask(tmp_path, f"/phone/twiml?start={state}", config=config).xml.iter("Number")
        assert node.get("sendDigits") == keys
        assert node.text in ("5550100", "5550101")


def test_keys_pressed_while_a_phone_rings_do_not_hide_that_nobody_answered(laid: Path) -> None:
    dialplan = etree.parse(laid / "freeswitch/dialplan/guide.xml").getroot()
    menus = etree.parse(laid / "freeswitch/ivr_menus/guide.xml").getroot()
    call = phone_freeswitch.Call(dialplan, menus, lambda *_: True, impatient="0#")
    call.transfer("700")
    call.turn("0")
    assert call.at == "guide-busy"
    assert call.turn("")[-2:] == ["en_US/busy", "es_419/busy"]
    assert call.at == "guide-en_US-welcome"


@pytest.mark.parametrize(("hops", "start"), [("70", "700"), ("12", "700"), ("", "guide-hold"), ("70", "guide-hold-ar")])
def test_a_call_on_freeswitch_may_last_as_long_as_it_likes(laid: Path, hops: str, start: str) -> None:
    """Two hundred keys, or rounds on hold: each is a transfer. Then a person is called with the hops that came in."""
    dialplan = etree.parse(laid / "freeswitch/dialplan/guide.xml").getroot()
    menus = etree.parse(laid / "freeswitch/ivr_menus/guide.xml").getroot()
    call = phone_freeswitch.Call(dialplan, menus, lambda *_: True, variables={"max_forwards": hops}, answers=True)
    call.transfer(start)
    for _ in range(200):
        call.turn("*" if start == "700" else "")
    call.turn("0")
    assert not call.up
    left = int(call.variables["max_forwards"])
    assert int(hops or 70) - 3 <= left <= int(hops or 70)


def test_loops_are_split_between_spots(tmp_path: Path) -> None:
    parts = [SoundPart(tmp_path / str(n), 400, 40_000) for n in range(5)]
    assert [len(run) for run in split(parts, Limit(1_000))] == [2, 2, 1]
    assert [len(run) for run in split(parts, Limit(10_000, 130))] == [3, 2]
    assert [len(run) for run in split(parts, Limit(10_000))] == [5]
    with pytest.raises(PublishError):
        list(split(parts, Limit(399)))


def test_joining_what_is_no_sound_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.wav").write_bytes(b"RIFFnothing")
    with pytest.raises(PublishError):
        join([SoundPart(tmp_path / "x.wav", 11, 1)], "wav")


def test_each_install_text_names_what_it_must(laid: Path) -> None:
    asterisk = (laid / "asterisk/INSTALL.txt").read_text()
    for word in ("#include extensions_guide.conf", "#include musiconhold_guide.conf", "GUIDE_OPERATOR", "guide-start"):
        assert word in asterisk
    hosted = (laid / "hosted/INSTALL.txt").read_text()
    for vendor in ("Amazon Connect", "Unity", "UCCX", "CUCM", "Avaya", "Yeastar", "PortSIP", "Teams", "Zoom", "Twilio"):
        assert vendor in hosted
    assert "guide_operator" in (laid / "freeswitch/INSTALL.txt").read_text()
