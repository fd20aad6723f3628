#!/usr/bin/env bash
# Helix with typescript-language-server beside addinspect, in a copy of the demo add-in: both are heard, and what only one can
# answer is answered by the other. Needs that server on the PATH, too. Exits 1 on failure, with the screen.
source "$EDITORS/tests/helix/screen.sh"

# TypeScript does not know Office here, and says so. It fetches no typings.
echo '{ "compilerOptions": { "checkJs": true }, "typeAcquisition": { "enable": false } }' >jsconfig.json

start src/fill.js
wait_for "the call is marked" shows 'needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Subject.setAsync`'
wait_for "TypeScript marks what it does not know" shows "Cannot find name 'Office'"

go_to setAsync
type_in ' a'
wait_for "TypeScript's actions are in the menu" shows 'Move to a new file'
wait_for "and ours" shows 'Suppress permission-exceeded here'
press Escape
type_in ' k'
wait_for "Helix 25.01 asks one server for a hover, TypeScript's" shows ' any '
press Escape

go_to check
type_in 'gd'
wait_for "TypeScript leads to the definition" shows '11:10'

press Escape
type_in 'ggO'
type_in 'Offsc'
wait_for "TypeScript completes" shows 'OffscreenCanvas'
end
