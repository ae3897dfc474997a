"""ONNX models, run on one thread: workers are many, and the same samples come out every time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from voiceguide.errors import SpeakError


def runtime(engine: str) -> Any:
    """The library onnxruntime. Raises SpeakError, which says what to install, where it is missing.

    engine: the engine that asks; its name is the extra's.
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise not_installed("onnxruntime", engine, error) from error
    return onnxruntime


def not_installed(library: str, extra: str, error: ImportError) -> SpeakError:
    """The error for an engine whose library is missing."""
    return SpeakError(
        f"{library} is not installed ({error}).", engine=extra.split("-", maxsplit=1)[0],
        hint=f"Install it: pip install 'voiceguide[{extra}]'.",
    )  # fmt: skip


def open_session(path: Path, engine: str) -> Any:
    """An ``onnxruntime.InferenceSession`` of one thread on the processor. Raises SpeakError for what is no model."""
    onnxruntime = runtime(engine)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3  # errors
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except errors() as error:
        raise SpeakError(
            f"{path} is no model that onnxruntime reads.", engine=engine, hint="Fetch it again: voiceguide voices get."
        ) from error


def errors() -> tuple[type[Exception], ...]:
    """What onnxruntime raises. Its errors have no common base."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    return (
        state.EPFail, state.EngineError, state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf,
        state.NoModel, state.NoSuchFile, state.NotImplemented, state.RuntimeException,
    )  # fmt: skip
