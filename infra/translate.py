#!/usr/bin/env python3
"""Translates template.yaml (SAM) into plain CloudFormation, offline, and prints it as JSON.

    infra/translate.py --region cn-northwest-1 --config-env prod -p SessionSigningKey=B

Runs the translator that the cloud runs (pip install aws-sam-translator). The tests read its output, and so can a stand-in of the
cloud that knows no SAM. Conditions and intrinsic functions stay as they are: it is CloudFormation that resolves them. So do the paths
of nested templates, which `aws cloudformation package` uploads; `--template infra/observability.yaml` shows what comes of one.
"""

import argparse
import json
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOL_IS_MISSING = 3


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--template", type=pathlib.Path, default=ROOT / "template.yaml")
    parser.add_argument("--region", default="ap-southeast-1")
    parser.add_argument("--config-env", help="a section of samconfig.toml whose parameter_overrides are taken")
    parser.add_argument("-p", "--parameter", action="append", default=[], metavar="NAME=VALUE", help="wins over --config-env")
    parser.add_argument("--code-uri", default="s3://artifacts/linli.zip", help="where `sam package` would have put the zip")
    return parser.parse_args()


def overrides(config_env):
    if config_env is None:
        return []
    import tomllib

    with open(ROOT / "samconfig.toml", "rb") as file:
        return tomllib.load(file)[config_env]["deploy"]["parameters"]["parameter_overrides"]


def parameters(template, args):
    given = dict(pair.split("=", 1) for pair in overrides(args.config_env) + args.parameter)
    declared = template.get("Parameters", {})
    unknown = given.keys() - declared.keys()
    if unknown:
        sys.exit(f"not a parameter of {args.template.name}: {', '.join(sorted(unknown))}")
    defaults = {name: spec["Default"] for name, spec in declared.items() if "Default" in spec}
    return defaults | given | {"AWS::Region": args.region}


class NoManagedPolicies:
    """SAM would ask IAM for them; here every function brings its own role."""

    def load(self):
        return {}


def main():
    args = arguments()
    # The translator takes the partition from here and asks nobody.
    os.environ["AWS_DEFAULT_REGION"] = args.region
    try:
        from samtranslator.translator.transform import transform
        from samtranslator.yaml_helper import yaml_parse
    except ImportError as missing:
        print(f"{missing}: pip install aws-sam-translator", file=sys.stderr)
        sys.exit(TOOL_IS_MISSING)

    template = yaml_parse(args.template.read_text(encoding="utf-8"))
    if "Globals" in template:
        template["Globals"]["Function"]["CodeUri"] = args.code_uri
    json.dump(transform(template, parameters(template, args), NoManagedPolicies()), sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
