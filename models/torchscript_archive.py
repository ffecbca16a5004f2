"""A TorchScript file as it is: LesionLens itself splits it; here its card is written."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive import ExportError

PROGRAM = Path(__file__).resolve().parent.parent / "target" / "lesionlens.jar"


@dataclass(frozen=True)
class ScriptFacts:
    """What the program finds out about a file without a card."""

    logits: int
    size: tuple[int, int] | None  # that it was traced with (width, height), pixels
    activation: str | None  # "sigmoid" or "softmax", if its code ends in one


def inspect(model: Path) -> ScriptFacts:
    """Opens and tries a TorchScript file; it is a program and is run for this."""
    found = json.loads(_run("inspect", str(model), "--json"))
    width, height = found.get("tracedWidth"), found.get("tracedHeight")
    return ScriptFacts(
        found["outputs"],
        (width, height) if width and height else None,
        found.get("finalActivation"),
    )


def write(model: Path, card: dict[str, Any], folder: Path, out: Path) -> str:
    """Writes the archive with the methods and the card to ``out``; returns what was proved.

    :param folder: for the card, until the archive is written
    :param out: does not exist yet
    """
    file = folder / "model.json"
    file.write_text(json.dumps(card), encoding="utf-8")
    told = _run("inspect", str(model), "--card", str(file), "--export", str(out))
    return "\n".join(line for line in told.splitlines() if line.startswith("proof"))


def _run(*arguments: str) -> str:
    program = Path(os.environ.get("LESIONLENS_JAR", PROGRAM))
    if not program.is_file():
        raise ExportError(
            f"{program} splits the file and is not there: build it with ./mvnw package, or name "
            "it in LESIONLENS_JAR."
        )
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else "java"
    try:
        done = subprocess.run(
            [java, "-jar", str(program), *arguments], capture_output=True, encoding="utf-8"
        )
    except OSError as error:
        raise ExportError(f"Java 25 is needed to split the file: {error}.") from error
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if "NNPACK" not in line]
        raise ExportError("\n".join(lines[:4]) or f"{program.name} ended with {done.returncode}.")
    return done.stdout
