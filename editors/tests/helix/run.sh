#!/usr/bin/env bash
# The scenario in Helix, in a copy of the demo add-in. Exits 1 on failure, with the screen.
source "$EDITORS/tests/helix/screen.sh"

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

start src/fill.js
wait_for "the source is open" shows 'export function fill'
wait_for "the first call is marked" shows 'needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Subject.setAsync`'
wait_for "the second call is marked" shows 'needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Body.setAsync`'

press Escape
type_in 'gg]d'
wait_for "the next finding is the first call" shows '5:22'
type_in ' k'
wait_for "the hover names the member and its level" shows 'Office.Subject.setAsync needs ReadWriteItem'

apply 'Declare ReadWriteItem in manifest.xml'
wait_for "the marks are gone" hides ', manifest.xml declares'
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
wait_for "an unsaved manifest moves the marks in the source" shows ', manifest.xml declares ReadItem'
wait_for "it is not saved" saved '<Permissions>ReadWriteItem</Permissions>'
run 'open manifest.xml' '<Permissions>ReadItem</Permissions>'
declare_level ReadItem ReadWriteItem
run 'open src/fill.js' 'export function fill'
wait_for "and takes them back" hides ', manifest.xml declares'

end
