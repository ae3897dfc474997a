"""Enough of FreeSWITCH to call the guide: its XML read strictly, its IVR menus and dialplan run.

How a menu counts is read from FreeSWITCH's src/switch_ivr_menu.c, how hours compare from src/switch_utils.c, what is
heard while another phone rings from src/switch_ivr_originate.c, where a search begins from mod_dialplan_xml.c, what a
transfer does from src/switch_ivr.c.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from lxml import etree

_TRANSFER = re.compile(r"transfer (\S+) XML guide-start")
_FILE = re.compile(r"\$\$\{sounds_dir\}/([A-Za-z0-9_]+)/guide/([a-z0-9-]+)\.wav")
_SETTINGS = {
    "ivr_menu_terminator", "hold_music", "ringback", "transfer_ringback", "call_timeout", "hangup_after_bridge",
    "continue_on_fail", "ignore_early_media", "instant_ringback", "guide_operator", "guide_after_hours",
    "guide_outbound", "guide_hops", "max_forwards", "timezone",
}  # fmt: skip


def lines_are_plain(text: str) -> None:
    """What the preprocessor asks: <include> alone on its line, no directive beside something else."""
    for line in text.splitlines():
        if "include>" in line:
            assert re.fullmatch(r"\s*</?include>\s*", line), line
        assert "X-PRE-PROCESS" not in line or re.fullmatch(r"\s*<X-PRE-PROCESS [^>]*/>\s*", line), line
        assert len(line) < 2_000, "older FreeSWITCH reads lines of 2,048 bytes"


@dataclass
class Menu:
    node: etree._Element
    errors: int = 0
    timeouts: int = 0
    reps: int = 0


@dataclass
class Call:
    """now: a moment in UTC; the server's zone is UTC. heard: files as locale/prompt, since the last look.

    impatient: keys pressed while a phone rings; they stay in `queue` for whatever listens next, until a transfer.
    meanwhile: what was heard as the last phone rang, from the first moment. auto_hunt: the variable of that name.
    variables: at first what a SIP call brings.
    """

    dialplan: etree._Element
    menus: etree._Element
    sounds: Callable[[str, str], bool]
    now: datetime.datetime = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=datetime.UTC)
    globals: dict[str, str] = field(default_factory=dict)
    answers: bool = False
    impatient: str = ""
    auto_hunt: bool = False
    queue: list[str] = field(default_factory=list)
    meanwhile: str = ""
    variables: dict[str, str] = field(default_factory=lambda: {"max_forwards": "70"})
    heard: list[str] = field(default_factory=list)
    bridged: list[str] = field(default_factory=list)
    menu: Menu | None = None
    answered: bool = False
    up: bool = True
    at: str = ""

    def transfer(self, where: str) -> None:
        """Look the dialplan through, as FreeSWITCH does: conditions first, then the actions that were found."""
        self.at, self.menu = where, None
        actions: list[tuple[str, str]] = []
        (context,) = self.dialplan.findall("context")
        assert context.get("name") == "guide-start"
        extensions = context.findall("extension")
        hunted = [index for index, extension in enumerate(extensions) if extension.get("name") == where]
        for extension in extensions[hunted[0] if self.auto_hunt and hunted else 0 :]:
            found = self._extension(extension, where)
            actions += found
            if found and extension.get("continue") != "true":
                break
        for application, data in actions:
            if self._do(application, data):
                return
        raise AssertionError(f"{where} ends")

    def _extension(self, extension: etree._Element, number: str) -> list[tuple[str, str]]:
        actions = []
        # Read once, before the conditions: what they set counts for the next extension.
        zone = self.expand("${timezone}")
        for condition in extension.findall("condition"):
            if not self._matches(condition, number, zone):
                return []
            for action in condition:
                assert action.tag == "action"
                pair = action.attrib["application"], action.get("data", "")
                if action.get("inline") == "true":
                    assert pair[0] == "set"
                    self._do(*pair)
                else:
                    actions.append(pair)
        return actions

    def _is_time(self, condition: etree._Element, zone: str) -> bool:
        """switch_xml_std_datetime_check of src/switch_xml.c: all that is asked for must be so."""
        now = self.now.astimezone(ZoneInfo(zone) if zone else datetime.UTC)
        asked = dict(condition.attrib)
        assert asked
        if when := asked.pop("time-of-day", ""):
            start, end = (int(part[:2]) * 3600 + int(part[3:]) * 60 for part in when.split("-"))
            assert start < end, "FreeSWITCH knows no run over midnight"
            if not start <= now.hour * 3600 + now.minute * 60 + now.second < end:
                return False
        facts = {"wday": (now.weekday() + 1) % 7 + 1, "year": now.year, "mon": now.month, "mday": now.day}
        return all(facts[name] in [int(part) for part in text.split(",")] for name, text in asked.items())

    def _matches(self, condition: etree._Element, number: str, zone: str) -> bool:
        if "field" not in condition.attrib:
            return self._is_time(condition, zone)
        field = condition.attrib["field"]
        value = number if field == "destination_number" else self.expand(field)
        return re.search(condition.attrib["expression"], value) is not None

    def expand(self, text: str) -> str:
        while found := re.search(r"(?<!\$)\$\{(\w+)\}", text):
            value = self.variables.get(found[1], self.globals.get(found[1], ""))
            text = text[: found.start()] + value + text[found.end() :]
        return text

    def _do(self, application: str, data: str) -> bool:
        """Whether the call has left the list of actions."""
        text = self.expand(data)
        if application == "answer":
            self.answered = True
        elif application == "set":
            name, _, value = text.partition("=")
            assert name in _SETTINGS, name
            self.variables[name] = value
        elif application == "playback":
            self._play(text)
        elif application == "ivr":
            assert self.answered
            assert self.variables.get("ivr_menu_terminator") == "none"
            (node,) = self.menus.xpath("menu[@name=$name]", name=text)
            self.menu = Menu(node)
            return True
        elif application == "bridge":
            self.bridged.append(text)
            assert self.variables["ignore_early_media"] == "true", "the other side's ringing would be heard"
            self.meanwhile = self.variables.get("transfer_ringback", "")
            if self.variables.get("instant_ringback") != "true":
                self.meanwhile = "silence, until the other phone says that it rings"
            self.queue += self.impatient
            if self.answers:
                self.up = False
                return True
        elif application == "transfer":
            self._exec(f"transfer {text}")
            return True
        elif application == "hangup":
            self.up = False
            return True
        else:
            raise AssertionError(f"no application {application}")
        return False

    def turn(self, key: str) -> list[str]:
        """One round of the menu: what is played, then a key or silence. Gives what was heard before that."""
        assert self.menu is not None
        node, menu = self.menu.node, self.menu
        key = self.queue.pop(0) if self.queue else key
        before, self.heard = self.heard, []
        self._play((menu.reps and node.get("greet-short")) or node.attrib["greet-long"])
        heard = before + self.heard
        self.heard = []
        menu.reps += 1
        assert node.get("digit-len") == "1"
        entries = [entry for entry in node if entry.get("digits") == key]
        if key and entries:
            assert len(entries) == 1
            assert entries[0].get("action") == "menu-exec-app"
            self._exec(entries[0].attrib["param"])
        elif key:
            menu.errors += 1
            if menu.errors == int(node.attrib["max-failures"]):
                self._exec(node.attrib["exec-on-max-failures"])
        else:
            menu.timeouts += 1
            if menu.timeouts == int(node.attrib["max-timeouts"]):
                self._exec(node.attrib["exec-on-max-timeouts"])
        return heard

    def _exec(self, text: str) -> None:
        found = _TRANSFER.fullmatch(text)
        assert found, text
        hops = self.variables.get("max_forwards", "")
        self.variables["max_forwards"] = str(int(hops) - 1 if hops else 70)
        assert int(self.variables["max_forwards"]) > 0, "FreeSWITCH hangs up: EXCHANGE_ROUTING_ERROR"
        self.queue.clear()
        self.transfer(found[1])

    def _play(self, text: str) -> None:
        for path in text.removeprefix("file_string://").split("!"):
            found = _FILE.fullmatch(path)
            assert found, path
            assert self.sounds(found[1], found[2]), path
            self.heard.append(f"{found[1]}/{found[2]}")
