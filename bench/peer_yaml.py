"""Merely parses the YAML files named, with PyYAML's C loader: no check, no model."""

import sys

import yaml

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)  # an AttributeError here: PyYAML was built without libyaml
