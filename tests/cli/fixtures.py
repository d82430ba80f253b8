"""All copy that the project shows or tests with, as files: `fixtures`, and every example of the rules' pages."""
import os, re, shutil

project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
extensions = {"text": "txt", "txt": "txt", "md": "md", "html": "html"}
fence = re.compile(r"^(`{3,})([a-z]+)([^\n`]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
marker = re.compile(r"^ *(\^+|~+) .*: .*\n", re.MULTILINE)


def lay_all_fixtures(folder):
    """Lays them into `folder`, which is made; gives the number of files."""
    os.makedirs(folder)
    shutil.copytree(os.path.join(project, "fixtures"), os.path.join(folder, "fixtures"))
    for parent, _, names in os.walk(os.path.join(project, "rules")):
        for name in names:
            if name.endswith(".md"):
                lay_examples(os.path.join(parent, name), os.path.join(folder, "examples"))
    return sum(len(names) for _, _, names in os.walk(folder))


def lay_examples(page, folder):
    os.makedirs(folder, exist_ok=True)
    with open(page, encoding="utf-8") as file:
        text = file.read()
    for number, (_, form, rest, example) in enumerate(fence.findall(text)):
        if form in extensions and rest.strip() not in ("fixed", "dump"):
            name = f"{os.path.basename(page)[:-3]}-{number}.{extensions[form]}"
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
                file.write(marker.sub("", example))
