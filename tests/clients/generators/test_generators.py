"""Generators other than ours read the contract: their code compiles, narrows block by block, and reads the mock."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.clients.conftest import BLOCKS, CONTRACT

HERE = Path(__file__).resolve().parent
OPENAPI = str(CONTRACT / "openapi.json")
REDOCLY = str(CONTRACT / "node_modules" / "@redocly" / "cli" / "bin" / "cli.js")
HEY_API = str(HERE / "node_modules" / "@hey-api" / "openapi-ts" / "bin" / "run.js")
#: Generator → how it is run, where its code lies, and how one reads a list with it.
GENERATORS = {
    "hey-api": (
        [HEY_API, "-i", OPENAPI, "-o", "made", "--no-log-file"],
        "./made",
        """
import { listPages } from './made';
import { client } from './made/client.gen';
const read = async (base: string) => {
  client.setConfig({ baseUrl: base });
  return (await listPages({ query: { type: ['article'], fields: '*' }, throwOnError: true })).data;
};""",
    ),
    "redocly": (
        [REDOCLY, "generate-client", OPENAPI, "-o", "made.ts"],
        "./made",
        """
import { configure, listPages } from './made';
const read = (base: string) => {
  configure({ serverUrl: base });
  return listPages({ query: { type: ['article'], fields: '*' } });
};""",
    ),
}


def reader(module, reading, *, blocks):
    """A program in which every block is known by its type, and none is left over."""
    cases = "".join(
        f"\n    case '{name}': return {{ type: block.type satisfies '{name}', value: block.value }};"
        for name in blocks
    )
    return f"""import type {{ Block }} from '{module}';{reading}
const known = (block: Block): unknown => {{
  switch (block.type) {{{cases}
    default: return block satisfies never;
  }}
}};
export const level = (block: Block): 'h2' | 'h3' | null => (block.type === 'heading' ? block.value.level : null);
export const answered = read(process.argv[2]);
answered.then(({{ items }}) => {{
  const met = items.flatMap((item) => ('body' in item ? item.body as Block[] : [])).filter(known).map((block) => block.type);
  process.stdout.write(JSON.stringify([...new Set(met)].sort()));
}});
declare const process: {{ argv: [string, string, string]; stdout: {{ write(text: string): void }} }};
"""


@pytest.fixture(scope="module", params=GENERATORS)
def made(request, tools, tmp_path_factory):
    """A folder with the code a generator makes of the contract."""
    tools.install(HERE)
    tools.install(CONTRACT)
    folder = tmp_path_factory.mktemp(request.param)
    command, module, reading = GENERATORS[request.param]
    done = tools.run(*command, at=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    shutil.copy(HERE / "tsconfig.json", folder)
    return folder, module, reading


def test_what_it_makes_compiles_and_reads_every_block(tools, made, mock):
    folder, module, reading = made
    (folder / "reader.ts").write_text(reader(module, reading, blocks=BLOCKS))

    compiled = tools.compile(folder)
    assert compiled.returncode == 0, compiled.stdout
    read = tools.run("built/reader.js", mock, at=folder)

    assert json.loads(read.stdout) == BLOCKS, read.stderr


def test_a_forgotten_block_does_not_compile(tools, made):
    folder, module, reading = made
    (folder / "reader.ts").write_text(reader(module, reading, blocks=BLOCKS[1:]))

    compiled = tools.compile(folder, "--noEmit")

    assert compiled.returncode != 0
    assert "never" in compiled.stdout
