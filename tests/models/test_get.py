"""Models: fetched from a server that misbehaves in each way, made of parts, whole or not at all, removed."""

from __future__ import annotations

import errno
import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

from tests.models.file_server import FileServer
from voiceguide.errors import ConfigError, ModelError, SpeakError
from voiceguide.models import download
from voiceguide.models.catalogue import Model, ModelFile, catalogue, known
from voiceguide.models.facts import read_facts
from voiceguide.models.folder import is_here, require
from voiceguide.models.get import chosen, get, remove
from voiceguide.models.own import own_voice
from voiceguide.speak.piper import models_here

DATA = bytes(range(256)) * 400


def model_of(*files: ModelFile, id: str = "thing") -> Model:
    return Model(id, "piper", ("pl",), "clear", "CC0-1.0", 'by "somebody"', "piper", files, based_on="another")


def file_of(data: bytes, name: str = "model.onnx", url: str = "", **more: object) -> ModelFile:
    return ModelFile(name, len(data), hashlib.sha256(data).hexdigest(), url, **more)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def no_waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    # The default of a parameter is bound early.
    monkeypatch.setattr(download.Downloader.__init__, "__kwdefaults__", {"limit_s": 5.0, "sleep": waited.append})
    return waited


def fetched(tmp_path: Path, script: Sequence[str], then: str = "ok") -> list[str]:
    """Fetch a model of one file. Gives the ranges that were asked for."""
    with FileServer(DATA, script, then) as server:
        model = model_of(file_of(DATA, url=server.address))
        assert get(model, tmp_path)
        assert (tmp_path / "thing" / "model.onnx").read_bytes() == DATA
        return server.asked


def refused(tmp_path: Path, script: Sequence[str], then: str) -> str:
    """Fetch in vain. Gives the error; nothing is in the model's place."""
    with FileServer(DATA, script, then) as server, pytest.raises(ModelError) as caught:
        get(model_of(file_of(DATA, url=server.address)), tmp_path)
    assert not (tmp_path / "thing").exists()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_model_comes_with_its_facts(tmp_path: Path) -> None:
    assert fetched(tmp_path, []) == [""]
    facts = read_facts(tmp_path / "thing")
    assert facts.licence == "CC0-1.0"
    assert facts.attribution == 'by "somebody"'
    assert facts.locales == ("pl",)
    assert facts.digests == {"model.onnx": hashlib.sha256(DATA).hexdigest()}
    assert facts.credit("piper thing").line == 'by "somebody"; trained from another. Licence: CC0-1.0.'
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "thing"]


def test_a_download_that_stops_at_each_quarter_goes_on_from_there(tmp_path: Path) -> None:
    quarter = len(DATA) // 4
    asked = fetched(tmp_path, ["quarter"] * 4)
    assert asked == ["", *(f"bytes={quarter * n}-" for n in (1, 2, 3))]


def test_what_came_before_an_interruption_is_kept_for_the_next_call(tmp_path: Path) -> None:
    error = refused(tmp_path, ["quarter"], "503")
    assert "answered 503" in error
    assert "run the same command again" in error
    assert fetched(tmp_path, []) == [f"bytes={len(DATA) // 4}-"]


@pytest.mark.parametrize("step", ["no-range", "416"])
def test_a_server_that_cannot_go_on_starts_anew(tmp_path: Path, step: str) -> None:
    asked = fetched(tmp_path, ["quarter", step])
    assert asked[1] == f"bytes={len(DATA) // 4}-"


@pytest.mark.parametrize("step", ["503", "429", "408", "refuse"])
def test_a_hindrance_that_passes_is_tried_again(tmp_path: Path, step: str, no_waits: list[float]) -> None:
    fetched(tmp_path, [step, step, "ok"])
    assert no_waits == [2.0, 4.0]


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ("503", "answered 503"),
        ("refuse", "broke off its answer"),
        ("404", "answered 404"),
        ("407", "set it in HTTPS_PROXY"),
        ("html", "answered with a web page in place of model.onnx"),
        ("page", "answered with a web page in place of model.onnx"),
        ("short", f"has another model.onnx: {len(DATA) - 7} bytes, not {len(DATA)}"),
        ("more", f"sent more than the {len(DATA)} bytes"),
        ("altered", "is not the file that was published: its digest differs"),
    ],
)
def test_an_answer_that_is_not_the_file_is_refused_in_one_line(tmp_path: Path, step: str, says: str) -> None:
    assert says in refused(tmp_path, [], step)
    # And nothing that is wrong was kept.
    fetched(tmp_path, [])


def test_a_server_that_cannot_be_reached(tmp_path: Path) -> None:
    with FileServer(DATA) as server:
        address = server.address
    with pytest.raises(ModelError, match="cannot be reached"):
        get(model_of(file_of(DATA, url=address)), tmp_path)


def test_the_proxy_of_the_environment_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with FileServer(DATA) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.address)
        get(model_of(file_of(DATA, url="http://models.example/model.onnx")), tmp_path)
        assert proxy.asked == [""]
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        with pytest.raises(ModelError, match=r"cannot be reached|the proxy refused"):
            get(model_of(file_of(DATA, url="http://models.example/model.onnx"), id="other"), tmp_path)


def test_a_certificate_that_cannot_be_trusted() -> None:
    error = httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")
    found = download._unanswered(error, file_of(DATA, url="https://models.example/x"))
    assert "SSL_CERT_FILE" in str(found)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ModelError, match=r"cannot use .*file.models"):
        get(model_of(file_of(DATA)), tmp_path / "file" / "models")


def test_a_full_disk_is_said_before_a_byte_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"has no room: 1000000000 MB are needed, \d+ MB free"):
        get(model_of(ModelFile("model.onnx", 10**15, "0", "http://127.0.0.1:9/x")), tmp_path)


def test_a_disk_that_fills_up_meanwhile_keeps_what_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(download, "_take", full)
    assert "no space left on device. Free some space and try again" in refused(tmp_path, [], "ok")


def test_what_is_there_is_not_fetched_again_and_what_was_cut_is(tmp_path: Path) -> None:
    model = model_of(file_of(DATA, url="http://127.0.0.1:9/x"))
    fetched(tmp_path, [])
    assert not get(model, tmp_path)
    path = tmp_path / "thing" / "model.onnx"
    path.write_bytes(DATA[:-1])
    assert not is_here(model, tmp_path)
    with pytest.raises(SpeakError, match="cut short or altered"):
        require(model, tmp_path)
    fetched(tmp_path, [])
    assert is_here(model, tmp_path)


def test_whole_files_and_parts_are_taken_from_a_folder(tmp_path: Path) -> None:
    source, folder = tmp_path / "source", tmp_path / "models"
    (source / "deep" / "part_1").mkdir(parents=True)
    (source / "deep" / "part_2").mkdir()
    (source / "deep" / "part_1" / "part.bin").write_bytes(DATA[:1000])
    (source / "deep" / "part_2" / "part.bin").write_bytes(DATA[1000:])
    (source / "config.json").write_bytes(b"another of the same name")
    (source / "deep" / "config.json").write_bytes(b"{}")
    model = model_of(file_of(DATA, parts=("part_1/part.bin", "part_2/part.bin")), file_of(b"{}", name="config.json"))
    assert get(model, folder, source)
    assert (folder / "thing" / "model.onnx").read_bytes() == DATA
    assert (folder / "thing" / "config.json").read_bytes() == b"{}"


def test_packages_need_not_be_unpacked(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    with zipfile.ZipFile(source / "a.whl", "w") as wheel:
        wheel.writestr("a/part.bin", DATA)
    arrays = {name: np.full((4, 1, 256), value, dtype="<f4") for name, value in (("b_two", 2.0), ("a_one", 1.0))}
    with tarfile.open(source / "b.tgz", "w:gz") as packed:
        for name, array in arrays.items():
            info = tarfile.TarInfo(f"package/voices/{name}.bin")
            info.size = array.nbytes
            packed.addfile(info, io.BytesIO(array.tobytes()))
    whole = io.BytesIO()
    np.savez(whole, **{name: arrays[name] for name in sorted(arrays)})  # type: ignore[arg-type]
    model = model_of(
        file_of(DATA, parts=("a/part.bin",)), file_of(whole.getvalue(), name="voices.bin", packed="voices/*.bin")
    )
    get(model, tmp_path / "models", source)
    with np.load(tmp_path / "models" / "thing" / "voices.bin") as found:
        assert found.files == ["a_one", "b_two"]
        assert found["b_two"].shape == (4, 1, 256)


def test_a_folder_without_the_files_is_refused_by_name(tmp_path: Path) -> None:
    model = model_of(file_of(DATA, parts=("a/part.bin", "b/part.bin")))
    with pytest.raises(ModelError, match=r"has neither model.onnx nor its parts \(a/part.bin, b/part.bin\)"):
        get(model, tmp_path / "models", tmp_path)
    with pytest.raises(ModelError, match=r"has no model.onnx of 102400 bytes"):
        get(model_of(file_of(DATA)), tmp_path / "models", tmp_path)
    with pytest.raises(ModelError, match="is no folder"):
        get(model, tmp_path / "models", tmp_path / "nowhere")
    (tmp_path / "broken.whl").write_bytes(b"no zip")
    with pytest.raises(ModelError, match=r"broken.whl cannot be read"):
        get(model, tmp_path / "models", tmp_path)


def test_parts_with_another_digest_are_refused(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "model.onnx").write_bytes(bytes(len(DATA)))
    with pytest.raises(ModelError, match="its digest differs"):
        get(model_of(file_of(DATA)), tmp_path / "models", source)
    assert not (tmp_path / "models" / "thing").exists()


def test_a_model_is_removed_with_what_was_half_fetched(tmp_path: Path) -> None:
    refused(tmp_path, ["quarter"], "503")
    fetched(tmp_path, ["ok"])
    (tmp_path / ".thing.part").mkdir()
    assert remove("thing", tmp_path) > len(DATA)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]
    for name in ("thing", "../..", ".lock", ""):
        with pytest.raises(ConfigError, match="no model"):
            remove(name, tmp_path)


def test_one_process_at_a_time_fetches(tmp_path: Path) -> None:
    """Two at once: one fetches, the other waits and finds the work done."""
    program = (
        "import sys; from pathlib import Path; from voiceguide.models.catalogue import Model, ModelFile;"
        "from voiceguide.models.get import get;"
        "file = ModelFile('model.onnx', int(sys.argv[2]), sys.argv[3], sys.argv[4]);"
        "print(get(Model('thing', '', (), '', 'CC0-1.0', 'x', '', (file,)), Path(sys.argv[1])))"
    )
    with FileServer(DATA) as server:
        told = [str(tmp_path), str(len(DATA)), hashlib.sha256(DATA).hexdigest(), server.address]
        both = [
            subprocess.Popen([sys.executable, "-c", program, *told], stdout=subprocess.PIPE, text=True) for _ in "ab"
        ]
        answers = sorted(process.communicate()[0].strip() for process in both)
        assert server.asked == [""]
    assert answers == ["False", "True"]


def test_the_catalogue_names_files_digests_and_licences() -> None:
    for model in catalogue().values():
        assert model.licence
        assert model.attribution
        assert not model.non_commercial
        for file in model.files:
            assert len(bytes.fromhex(file.sha256)) == 32
            assert file.url.startswith("https://")
            assert file.url.endswith(f"/{file.name}")
            assert file.size > 0
    assert known("kokoro").size == 92_361_271 + 28_214_398


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("kokoro", "kokoro"),
        ("es_419", "kokoro"),
        ("ru", "ru_RU-denis-medium"),
        ("vi", "vi_VN-vais1000-medium"),
        ("pl", "pl_PL-darkman-medium"),
        ("fa", "fa_IR-amir-medium"),
        ("ur", "ur_PK-aegis_female-medium"),
        ("bn", "bn_BD-google-medium"),
    ],
)
def test_a_locale_names_its_first_choice(name: str, id: str) -> None:
    assert chosen(name).id == id


def test_a_name_that_is_no_model_and_no_locale() -> None:
    with pytest.raises(ConfigError, match=r"no model is called 'ht'.*Models: kokoro, .*Locales: .*ru"):
        chosen("ht")
    with pytest.raises(ConfigError, match="no model is called 'nothing'"):
        known("nothing")


NAME = "pl_PL-somebody-medium"


def test_a_voice_that_is_not_known_comes_from_a_folder_with_a_licence_and_its_digests_are_kept(tmp_path: Path) -> None:
    source, folder = tmp_path / "source", tmp_path / "models"
    (source / "deep").mkdir(parents=True)
    (source / "deep" / f"{NAME}.onnx").write_bytes(DATA)
    (source / "deep" / f"{NAME}.onnx.json").write_bytes(b"{}")
    model = own_voice(NAME, source, "CC-BY-NC-4.0", "Somebody", non_commercial=True)
    assert get(model, folder, source)
    facts = read_facts(folder / NAME)
    assert facts.credit(NAME).line == "Somebody. Licence: CC-BY-NC-4.0, not for commercial use."
    assert facts.digests[f"{NAME}.onnx"] == hashlib.sha256(DATA).hexdigest()
    (found,) = models_here(folder)
    assert found.speaks("pl")
    assert remove(NAME, folder)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"licence": " "}, "nobody named the licence of pl_PL-somebody-medium. Read its model card"),
        ({"attribution": ""}, "nobody named the attribution"),
        ({"source": None}, "no digests are known for pl_PL-somebody-medium, so it is not fetched from the web"),
        ({"name": "pl_PL-gosia-medium"}, "the licence of pl_PL-gosia-medium is known"),
        ({"name": "../gosia"}, "is no name of a voice of Piper"),
        ({}, "has no pl_PL-somebody-medium.onnx."),
    ],
)
def test_without_licence_digests_or_files_it_is_refused(tmp_path: Path, changed: dict[str, Any], says: str) -> None:
    told = {"name": NAME, "source": tmp_path, "licence": "CC0-1.0", "attribution": "Somebody", **changed}
    with pytest.raises((ConfigError, ModelError)) as caught:
        own_voice(**told)
    assert says in str(caught.value)


def test_a_symlinked_folder_of_models_serves_too(tmp_path: Path) -> None:
    real = tmp_path / "disk"
    real.mkdir()
    (tmp_path / "models").symlink_to(real)
    fetched(tmp_path / "models", [])
    assert (real / "thing" / "model.onnx").is_file()
