#!/usr/bin/env bash
# npm packages into a folder. npm.sh DIR PACKAGE@VERSION...
set -euo pipefail

mkdir -p "$1"
cd "$1"
shift
echo '{ "private": true }' >package.json
npm install --ignore-scripts --no-audit --no-fund --loglevel=error "$@"
