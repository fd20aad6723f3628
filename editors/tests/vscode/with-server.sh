#!/usr/bin/env bash
# Runs a command beside a code-server with a fresh profile: with-server.sh VSIX|- COMMAND...
# Needs code-server on the PATH. The command gets AUTHORITY (host:port). Exits as the command does.
set -euo pipefail

vsix=$1
shift
profile=$(mktemp -d)
mkdir -p "$profile/data/User" "$profile/extensions"
# No marketplace is asked for anything.
export EXTENSIONS_GALLERY='{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}'
cat >"$profile/data/User/settings.json" <<'JSON'
{
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "window.commandCenter": false,
  "files.autoSave": "off",
  "editor.minimap.enabled": false,
  "editor.parameterHints.enabled": false,
  "git.enabled": false,
  "[Log]": { "editor.wordWrap": "off" }
}
JSON
server=(code-server --config "$profile/config.yaml" --user-data-dir "$profile/data" --extensions-dir "$profile/extensions")
if [ "$vsix" != - ]; then
  "${server[@]}" --install-extension "$vsix" >"$profile/install.log" 2>&1 || { cat "$profile/install.log"; exit 1; }
fi

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
export AUTHORITY=127.0.0.1:$port
"${server[@]}" --auth none --bind-addr "$AUTHORITY" --disable-telemetry --disable-update-check --disable-workspace-trust \
  --disable-getting-started-override --disable-proxy --ignore-last-opened >"$profile/log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true' EXIT
for _ in $(seq 240); do
  curl -sf "http://$AUTHORITY/healthz" >/dev/null && break
  kill -0 "$pid" 2>/dev/null || { cat "$profile/log"; exit 1; }
  sleep 0.25
done
"$@" || { status=$?; tail -20 "$profile/log"; exit "$status"; }
