"""What the README of the contract tells front ends to write compiles, and what it tells them to ask is answered."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.conftest import CONTRACT

HERE = Path(__file__).resolve().parent
README = (CONTRACT / "README.md").read_text()
#: ```language project, the name of the file in a comment, and the code.
FENCE = re.compile(
    r"^```(?P<language>\w+) (?P<project>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)
NAMED = re.compile(r"(?://|<!--) (?P<name>\S+\.(?:tsx?|vue|astro))")
BASH = shutil.which("bash") or "bash"
TSC = HERE / "node_modules" / "typescript" / "bin" / "tsc"
VUE_TSC = HERE / "node_modules" / "vue-tsc" / "bin" / "vue-tsc.js"


def snippets(project):
    """File name → code of the snippets of a project."""
    found = [match["code"] for match in FENCE.finditer(README) if match["project"] == project]
    return {NAMED.search(code)["name"]: code for code in found}


@pytest.fixture(scope="module")
def folder(tools, front_end, tmp_path_factory):
    """Write the snippets of a project beside what they are compiled with."""
    tools.install(HERE)

    def written(project):
        made = tmp_path_factory.mktemp(project) / "project"
        shutil.copytree(HERE / project, made)
        for name, code in snippets(project).items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(code)
        modules = made / "node_modules"
        modules.mkdir()
        for package in (HERE / "node_modules").iterdir():
            (modules / package.name).symlink_to(package)
        shutil.copytree(front_end / "node_modules" / "chapo-client", modules / "chapo-client")
        return made

    return written


def test_every_snippet_names_its_file():
    projects = {match["project"] for match in FENCE.finditer(README)} - {"ask"}
    unnamed = [
        match["code"]
        for match in FENCE.finditer(README)
        if match["project"] != "ask" and not NAMED.search(match["code"].split("\n\n")[0])
    ]

    assert projects == {"plain", "next", "nuxt", "astro"}
    assert unnamed == []
    # A fence without a project is no snippet of code: nobody would compile it.
    assert set(re.findall(r"^```(\w+)$", README, re.MULTILINE)) <= {"sh"}


@pytest.mark.parametrize("project", ["plain", "next"])
def test_typescript_snippets_compile(tools, folder, project):
    compiled = tools.run(str(TSC), "-p", ".", at=folder(project))

    assert compiled.returncode == 0, compiled.stdout


def test_a_component_of_vue_compiles_with_its_template(tools, folder):
    compiled = tools.run(str(VUE_TSC), "-p", ".", at=folder("nuxt"))

    assert compiled.returncode == 0, compiled.stdout


def test_a_page_of_astro_compiles_with_its_template(tools, folder):
    project = folder("astro")
    pages = [str(path.relative_to(project)) for path in project.rglob("*.astro")]
    converted = tools.run("convert.mjs", *pages, at=project)
    assert converted.returncode == 0, converted.stderr

    compiled = tools.run(str(TSC), "-p", ".", at=project)

    assert pages
    assert compiled.returncode == 0, compiled.stdout


@pytest.mark.parametrize(
    ("project", "good", "bad"),
    [
        ("plain", "block.value.level", "block.value.niveau"),
        ("nuxt", "{{ page.title }}", "{{ page.titre }}"),
        ("astro", "<h1>{page.title}", "<h1>{page.titre}"),
    ],
)
def test_a_mistake_does_not_compile(tools, folder, project, good, bad):
    made = folder(project)
    path = next(made / name for name, code in snippets(project).items() if good in code)
    path.write_text(path.read_text().replace(good, bad))
    if project == "astro":
        tools.run("convert.mjs", str(path.relative_to(made)), at=made)

    compiled = tools.run(str(VUE_TSC if project == "nuxt" else TSC), "-p", ".", at=made)

    assert bad.strip("{} ").rpartition(".")[2] in compiled.stdout


def test_the_first_program_reads_the_mock(tools, folder, mock):
    project = folder("plain")
    tools.run(str(TSC), "-p", ".", at=project)

    read = tools.run("built/first.js", at=project, CHAPO_URL=mock)

    assert "/transports/le-bac-rouvre/ Le bac rouvre mardi" in read.stdout
    assert "home La une" in read.stdout, read.stderr


def test_what_is_found_is_marked(tools, folder, mock):
    project = folder("plain")
    tools.run(str(TSC), "-p", ".", at=project)

    read = tools.run("built/search.js", at=project, CHAPO_URL=mock)

    assert "Le <mark>bac</mark> rouvre mardi" in read.stdout, read.stderr


def test_what_is_asked_with_curl_is_answered(mock):
    lines = next(m["code"] for m in FENCE.finditer(README) if m["project"] == "ask").splitlines()
    asked = [
        line.replace("http://localhost:8000", mock).replace("curl ", "curl --fail ")
        for line in lines
    ]

    answers = [
        subprocess.run([BASH, "-c", line], capture_output=True, timeout=20, check=False)
        for line in asked
    ]

    assert len(answers) >= 4
    assert [answer.returncode for answer in answers] == [0] * len(answers)
