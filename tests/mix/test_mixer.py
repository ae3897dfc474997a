"""Mixing, as a string: `a` is 100 ms of clip a, `_` 100 ms of silence, `*` 100 ms of chime."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voiceguide.errors import MixError
from voiceguide.mix import mix
from voiceguide.mix.sounds import chime
from voiceguide.model.settings import Levels, Pauses
from voiceguide.model.sound import SPARE_SAMPLES, TRACK_MULTIPLE_SAMPLES, WORKING_FORMAT, Pcm, PcmFormat
from voiceguide.model.speech import Passage, Script, Utterance, Voice
from voiceguide.model.text import HOLD, PHONE, Block, Kind, Location, Section, Sentence
from voiceguide.run.audio import frames

VOICE = Voice("fake", "tone", "en_US", "1")
HERE = Location("x.md", 1)
CASES = Path(__file__).parent.parent / "cases"


def tone(milliseconds: int, rate_hz: int = WORKING_FORMAT.rate_hz, pitch: float = 300.0, level: float = 0.3) -> Pcm:
    time = np.arange(milliseconds * rate_hz // 1000) / rate_hz
    wave = level * np.sin(2 * np.pi * pitch * time)
    return Pcm(PcmFormat(rate_hz), (wave * 32_767).astype("<i2").tobytes())


def script(shape: list[tuple[Kind, int]], part: str = HOLD) -> Script:
    blocks, passages, index = [], [], 0
    for number, (kind, count) in enumerate(shape):
        utterances = tuple(
            Utterance(f"s/{number}/{i}", "en_US", f"words {index + i}", "words", VOICE) for i in range(count)
        )
        index += count
        sentences = tuple(Sentence(u.sentence_id, u.shown, HERE) for u in utterances)
        blocks.append(Block(f"s/{number}", kind, f"m{number}", HERE, sentences))
        passages.append(Passage(kind, utterances))
    section = Section("s", part, 1 if part == HOLD else 0, tuple(blocks))
    return Script(section, "en_US", VOICE, tuple(passages))


def measure(pcm: Pcm) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP) by libav's own meter; -inf for silence."""
    facts = [f.metadata for f in frames(pcm, [("ebur128", "metadata=1:peak=true")], 24_000)[-3:]]
    found = [fact for fact in facts if "lavfi.r128.I" in fact]
    if not found:
        return -math.inf, -math.inf
    peak = float(found[-1]["lavfi.r128.true_peak"])
    return float(found[-1]["lavfi.r128.I"]), 20 * math.log10(peak) if peak > 0 else -math.inf


def picture(pcm: Pcm, step_ms: int = 50) -> str:
    """What is heard in the middle half of each step: a tone's pitch in hundreds of Hertz, `_` for silence."""
    samples = np.frombuffer(pcm.data, "<i2").astype(float)
    step = step_ms * WORKING_FORMAT.rate_hz // 1000
    letters = ""
    for start in range(0, len(samples) - step + 1, step):
        part = samples[start + step // 4 : start + 3 * step // 4]
        if np.abs(part).mean() < 60:
            letters += "_"
            continue
        spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 8 * step))
        letters += str(round(spectrum.argmax() * WORKING_FORMAT.rate_hz / (8 * step) / 100) % 10)
    return letters


@pytest.mark.parametrize("case", sorted(CASES.glob("mix-*.txt")), ids=lambda path: path.stem)
def test_golden(case: Path) -> None:
    shape, sounds, pauses = [], [], {}
    text, _, expected = case.read_text("utf-8").partition("# output\n")
    for line in text.splitlines():
        words = line.split()
        if line.startswith("pauses"):
            pauses = {name: int(value) for name, value in (pair.split("=") for pair in words[1:])}
        elif words and not line.startswith("#"):
            shape.append((Kind(words[0]), len(words) - 1))
            sounds += [
                tone(int(length), pitch=100.0 * int(pitch)) for pitch, length in (w.split("x") for w in words[1:])
            ]
    mixed = mix(script(shape), sounds, Pauses(**{f"{name}_ms": length for name, length in pauses.items()}), Levels())
    assert picture(mixed.pcm).rstrip("_") == expected.strip()


def test_cues_are_whole_frames_of_the_counted_timeline() -> None:
    mixed = mix(script([(Kind.TITLE, 1), (Kind.PARAGRAPH, 2)]), [tone(400), tone(600), tone(800)], Pauses(), Levels())
    chimes = int(chime().frame_count())
    start = 250 * 24 + chimes + 500 * 24
    assert [(c.start, c.end) for c in mixed.track.cues] == [
        (start, start + 400 * 24),
        (start + 1400 * 24, start + 2000 * 24),
        (start + 2500 * 24, start + 3300 * 24),
    ]
    assert mixed.track.samples == mixed.pcm.samples


@settings(max_examples=15)
@given(
    st.lists(st.integers(200, 1500), min_size=1, max_size=6), st.sampled_from([8_000, 16_000, 22_050, 24_000, 44_100])
)
def test_every_track_lies_on_the_grid_and_at_its_level(lengths: list[int], rate_hz: int) -> None:
    shape = [(Kind.PARAGRAPH, len(lengths))]
    mixed = mix(script(shape), [tone(length, rate_hz) for length in lengths], Pauses(), Levels())
    assert mixed.track.samples % TRACK_MULTIPLE_SAMPLES == 0
    assert not any(mixed.pcm.data[-SPARE_SAMPLES * 2 :])
    assert [c.end <= d.start for c, d in zip(mixed.track.cues, mixed.track.cues[1:], strict=False)] == [True] * (
        len(lengths) - 1
    )
    loudness, peak = measure(mixed.pcm)
    assert loudness == pytest.approx(-15.58, abs=0.25)
    assert peak <= -2.5


def test_the_engines_own_silence_goes() -> None:
    quiet = Pcm(WORKING_FORMAT, bytes(48_000) + tone(500).data + bytes(96_000))
    mixed = mix(script([(Kind.PARAGRAPH, 1)]), [quiet], Pauses(), Levels())
    assert mixed.track.cues[0].end - mixed.track.cues[0].start == pytest.approx(500 * 24, abs=25 * 24)


def test_an_answer_comes_after_five_seconds_that_no_pace_counts() -> None:
    mixed = mix(script([(Kind.QUESTION, 1), (Kind.ANSWER, 1)]), [tone(400), tone(400)], Pauses(), Levels())
    question, answer = mixed.track.cues
    assert answer.start - question.end == mixed.track.uncounted == 5_000 * 24


def test_signs_differ_in_number_length_and_pitch_and_stand_before_their_words() -> None:
    plain = script([(Kind.PARAGRAPH, 1), (Kind.PARAGRAPH, 1)])
    first, second = plain.passages
    signed = replace(plain, passages=(replace(first, sign="emergency"), replace(second, sign="clinic")))
    mixed = mix(signed, [tone(600), tone(600)], Pauses(), Levels())
    # Two short tones of 880 Hz, words of 300 Hz, one long tone of 415 Hz, words again.
    heard = [run for run in picture(mixed.pcm).split("_") if run]
    assert [run[0] for run in heard] == list("99343")
    assert len(heard[2]) > 2 * max(len(heard[0]), len(heard[1]))
    assert len(heard[3]) > 2 * max(len(heard[0]), len(heard[1]))
    emergency, clinic = mixed.track.sounds
    assert [sound.sentence_id for sound in mixed.track.sounds] == ["sound-emergency", "sound-clinic"]
    assert emergency.end < mixed.track.cues[0].start < mixed.track.cues[0].end < clinic.start
    assert clinic.end < mixed.track.cues[1].start


@pytest.mark.parametrize("level", [0.05, 0.8])
def test_a_sign_is_a_little_quieter_than_the_words_after_it(level: float) -> None:
    plain = script([(Kind.PARAGRAPH, 1)])
    signed = replace(plain, passages=(replace(plain.passages[0], sign="emergency"),))
    mixed = mix(signed, [tone(3_000, level=level)], Pauses(), Levels())
    samples = np.frombuffer(mixed.pcm.data, "<i2").astype(float)
    sign, words = (samples[cue.start : cue.end] for cue in (*mixed.track.sounds, *mixed.track.cues))
    assert 20 * np.log10(np.sqrt((words**2).mean() / (sign**2).mean())) == pytest.approx(3.0, abs=0.5)


def test_a_prompt_has_neither_chime_nor_lead() -> None:
    mixed = mix(script([(Kind.PARAGRAPH, 1)], PHONE), [tone(500)], Pauses(), Levels())
    assert mixed.track.cues[0].start == 0


def test_silence_is_refused_with_its_section() -> None:
    with pytest.raises(MixError, match="silent") as caught:
        mix(script([(Kind.PARAGRAPH, 1)]), [Pcm(WORKING_FORMAT, bytes(48_000))], Pauses(), Levels())
    assert caught.value.section == "hold/s"


def test_a_recording_shares_its_time_among_its_sentences() -> None:
    whole = Utterance("s", "en_US", "", "x", VOICE)
    base = script([(Kind.PARAGRAPH, 2)])
    first, second = base.utterances
    sentences = (replace(first, shown="short"), replace(second, shown="a much longer sentence"))
    told = replace(base, passages=(Passage(Kind.TITLE, sentences, whole),))
    mixed = mix(told, [tone(3000)], Pauses(), Levels())
    one, other = mixed.track.cues
    assert one.end == other.start
    assert (other.end - other.start) > 3 * (one.end - one.start)
