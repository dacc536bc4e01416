"""TypeScript: the types of the contract, written by openapi-typescript from `frontend-contract/`'s own tools."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

TYPES = "types/api.ts"
_HEADER = "// Written by `manage.py export_contract` from openapi.json: do not edit.\n"
_SECONDS = 300


class NoNode(RuntimeError):
    """Node and npm are needed to write the TypeScript types."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.__doc__)


def types_of(openapi: str, *, folder: Path) -> str:
    """The TypeScript of an OpenAPI document; raise `NoNode` where the tools cannot run."""
    tool = _tool(folder)
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch) / "openapi.json", Path(scratch) / "api.ts"
        source.write_text(openapi)
        options = ["--root-types", "--root-types-no-schema-prefix", "-o", str(target)]
        command = [_found("node"), str(tool), str(source), *options]
        _run(command, folder=folder)
        return _HEADER + target.read_text()


def _tool(folder: Path) -> Path:
    tool = folder / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
    if not tool.exists():
        _found("node")
        _run([_found("npm"), "ci", "--silent", "--no-audit", "--no-fund"], folder=folder)
    return tool


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise NoNode
    return path


def _run(command: list[str], *, folder: Path) -> None:
    done = subprocess.run(  # noqa: S603 our own tools, with our own arguments
        command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    if done.returncode:
        raise NoNode(f"{command[1]} failed: {done.stderr or done.stdout}")
