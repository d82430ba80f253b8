#!/usr/bin/env python3
"""galley rules --json | tools/configuration_schema.py: the JSON schema of galley.toml, which stands in docs.

What a key takes beside the rules' options is written here, as in linter/config/toml.cpp; tests/cli compares the two on examples."""
import json, sys

severities = ["error", "warning", "suggestion"]
strings = {"type": "array", "items": {"type": "string"}}


def reference(name):
    return {"$ref": f"#/definitions/{name}"}


def table(properties, **more):
    return {"type": "object", "additionalProperties": False, "properties": properties, **more}


def option_schema(option):
    is_list = option["type"] == "array"
    value = {"enum": option["choices"]} if "choices" in option else {"type": "string" if is_list else option["type"]}
    if is_list:
        value = {"anyOf": [value, {"type": "array", "items": value}]}
    return {"description": option["summary"], **value, "default": option["default"]}


def rule_schema(rule):
    severity = {**reference("severity"), "default": rule["severity"]}
    return table({"severity": severity, **{option["name"]: option_schema(option) for option in rule["options"]}}, description=rule["summary"])


def configuration_schema(rules):
    groups = sorted({rule["group"] for rule in rules})
    groups = sorted({*groups, "house"})  # the house's own, where it has some
    names = ["default", "all", "none", *groups, *(group + ":all" for group in groups), *sorted(rule["id"] for rule in rules)]
    definitions = {
        "severity": {"enum": severities},
        "selection": {"type": "array", "items": {"enum": names}},
        "rules": table({rule["id"]: rule_schema(rule) for rule in sorted(rules, key=lambda rule: rule["id"])}),
        "override": table({
            "files": {"description": "What it holds for: globs, relative to the file.", **strings, "minItems": 1},
            "select": reference("selection"),
            "ignore": reference("selection"),
            "rules": reference("rules"),
        }, required=["files"]),
    }
    properties = {
        "extend": {"description": "A file from which is taken what isn't said here.", "type": "string"},
        "fail-on": {"description": "The severity from which the exit status is 1.", "enum": [*severities, "never"], "default": "warning"},
        "language": {
            "description": "Which English is meant, as in “en-GB”; “auto” takes each document's own.",
            "type": "string",
            "pattern": "^(auto|[a-z]{2,3}(-([A-Za-z]{4}|[A-Z]{2}))?(-[A-Z]{2})?)$",
            "default": "auto",
        },
        "select": {"description": "Rules and groups that run.", **reference("selection"), "default": ["default"]},
        "ignore": {"description": "Rules and groups that don't.", **reference("selection"), "default": []},
        "exclude": {"description": "Files to leave alone, besides those which .gitignore and .galleyignore name.", **strings},
        "baseline": {"description": "What stood before, and is not reported.", "type": "string"},
        "archive": {"description": "What was published; copy that uses it again is reported.", "type": "string"},
        "styles": {"description": "Folders of Vale styles.", **strings},
        "house-rules": {"description": "Folders of pages that hold the house's own rules.", **strings},
        "rules": {"description": "Severity and options of a rule.", **reference("rules")},
        "overrides": {"description": "What holds for some files only.", "type": "array", "items": reference("override")},
        "term-lists": {"description": "Tables (CSV) of terms: what to write, and behind it what not to.", **strings},
        "terms": {
            "description": "A word, and the ways not to write it.",
            "type": "object",
            "additionalProperties": {"anyOf": [{"type": "string"}, strings]},
        },
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "galley.toml",
        "description": "The configuration of Galley. In pyproject.toml it is the table tool.galley.",
        **table(properties),
        "definitions": definitions,
    }


if __name__ == "__main__":
    print(json.dumps(configuration_schema(json.load(sys.stdin)), ensure_ascii=False, indent=2))
