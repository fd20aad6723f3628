#!/usr/bin/env bash
# The scenario in Helix, in a private tmux, in a copy of the demo add-in. Needs hx and addinspect on the PATH, a HOME of
# its own, and EDITORS. Exits 1 on failure, with the screen.
set -euo pipefail

mkdir -p "$HOME/.config/helix"
cp "$EDITORS/helix/languages.toml" "$HOME/.config/helix/"
# As the README says it.
sed -n '/```toml/,/```/ { s/^   //; /```/d; p }' "$EDITORS/helix/README.md" >"$HOME/.config/helix/config.toml"
export TERM=xterm-256color LC_ALL=C.UTF-8 TMUX_TMPDIR=$HOME

tm() { tmux -L addinspect -f /dev/null "$@"; }
screen() { tm capture-pane -p -t helix; }
trap 'tm kill-server 2>/dev/null || true' EXIT

# wait_for WHAT COMMAND...: the command comes true; until then it is tried again.
wait_for() {
  local what=$1
  shift
  for _ in $(seq 200); do
    if "$@"; then echo "ok - $what" && return; fi
    sleep 0.1
  done
  echo "timed out: $what"
  screen || true
  exit 1
}
shows() { screen | grep -qF -- "$1"; }
hides() { ! shows "$1"; }
saved() { grep -qF -- "$1" manifest.xml; }
gone() { ! tm has-session -t helix 2>/dev/null; }

type_in() { tm send-keys -t helix -l -- "$1"; }
# Helix waits a moment after Escape: more keys might follow.
press() { tm send-keys -t helix "$1"; sleep 0.3; }
# A command, and what the screen shows when it is done.
run() {
  press Escape
  type_in ":$1"
  press Enter
  wait_for "$1" shows "$2"
}
# Selects what the pattern matches first.
go_to() {
  press Escape
  type_in "gg/$1"
  press Enter
}
# Takes the first action, which has this title. Findings say it, too: the menu is there when it offers to suppress them.
apply() {
  press Escape
  type_in ' a'
  wait_for "the menu is there" shows 'Suppress permission-'
  wait_for "it offers: $1" shows "$1"
  press Enter
}
# Types another level over the one in the open manifest, without saving. Key by key: what is typed at once Helix 25.01
# tells the server in any order (its versions go 5, 9, 6, ...).
declare_level() {
  local i
  go_to ">$1"
  type_in c
  for ((i = 0; i <= ${#2}; i++)); do
    sleep 0.03
    type_in "$(printf '>%s' "$2" | cut -c $((i + 1)))"
  done
  press Escape
}

for language in javascript jsx typescript tsx html vue svelte xml json jsonc; do
  health=$(hx --health "$language" | sed 's/\x1b\[[0-9;]*m//g')
  [[ $health == *"✓ addinspect"* ]] || { echo "not configured: $language"; exit 1; }
done
echo "ok - the server is configured for each language"

tm new-session -d -s helix -x 180 -y 50 'exec hx -vv --log "$HOME/hx.log" src/fill.js'
wait_for "the source is open" shows 'export function fill'
wait_for "the first call is marked" shows '`Office.Subject.setAsync` needs ReadWriteItem, but manifest.xml declares ReadItem'
wait_for "the second call is marked" shows '`Office.Body.setAsync` needs ReadWriteItem, but manifest.xml declares ReadItem'

press Escape
type_in 'gg]d'
wait_for "the next finding is the first call" shows '5:22'
type_in ' k'
wait_for "the hover names the member and its level" shows 'Office.Subject.setAsync needs ReadWriteItem; manifest.xml:29 declares ReadItem'

apply 'Declare ReadWriteItem in manifest.xml'
wait_for "the marks are gone" hides 'but manifest.xml declares'
run write-all 'export function fill'
wait_for "the raised manifest is saved" saved '<Permissions>ReadWriteItem</Permissions>'

run 'open manifest.xml' '<Permissions>ReadWriteItem</Permissions>'
declare_level ReadWriteItem ReadWriteMailbox
wait_for "too much is marked in the manifest" shows 'declares ReadWriteMailbox, but ReadWriteItem is enough'
go_to ReadWriteMailbox
apply 'Declare ReadWriteItem in manifest.xml'
wait_for "the manifest is lowered" shows '<Permissions>ReadWriteItem</Permissions>'
wait_for "its mark is gone" hides 'is enough'
run write-all '<Permissions>ReadWriteItem</Permissions>'

declare_level ReadWriteItem ReadItem
wait_for "the manifest is changed" shows '<Permissions>ReadItem</Permissions>'
run 'open src/fill.js' 'export function fill'
wait_for "an unsaved manifest moves the marks in the source" shows 'but manifest.xml declares ReadItem'
wait_for "it is not saved" saved '<Permissions>ReadWriteItem</Permissions>'
run 'open manifest.xml' '<Permissions>ReadItem</Permissions>'
declare_level ReadItem ReadWriteItem
run 'open src/fill.js' 'export function fill'
wait_for "and takes them back" hides 'but manifest.xml declares'

press Escape
type_in ':quit-all!'
press Enter
wait_for "Helix ends" gone
