#!/usr/bin/env bash
# VS Code as code-server, from npm: its post-install step downloads what it does not need, so it is done here by hand.
# code-server.sh DIR VERSION; afterwards DIR/code-server is there. Needs g++, make, Python, rg and Node's headers.
set -euo pipefail

mkdir -p "$1"
dir=$(cd "$1" && pwd)
cd "$dir"
npm=(npm install --ignore-scripts --no-audit --no-fund --loglevel=error)
gyp=$(dirname "$(readlink -f "$(command -v npm)")")/../node_modules/node-gyp/bin/node-gyp.js
headers=$(node -p 'path.resolve(process.execPath, "../..")')
code=$dir/node_modules/code-server/lib/vscode

echo '{ "private": true }' >package.json
"${npm[@]}" "code-server@$2"
# Passwords: without it code-server does not start.
(cd node_modules/argon2 && npx --no-install node-pre-gyp install --build-from-source --nodedir="$headers" --loglevel=warn)

cd "$code"
"${npm[@]}" --omit=dev
(cd extensions && "${npm[@]}" --omit=dev)
ln -sfn node_modules node_modules.asar
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
# The log, and what ends the extension host together with its server.
for addon in @vscode/spdlog native-watchdog; do
  (cd "node_modules/$addon" && node "$gyp" rebuild --nodedir="$headers" --loglevel=warn)
done

printf '#!/bin/sh\nexec node "%s" "$@"\n' "$dir/node_modules/code-server/out/node/entry.js" >"$dir/code-server"
chmod +x "$dir/code-server"
