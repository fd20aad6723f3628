# Helix in a private tmux, and what its screen shows; sourced by the tests in this folder. Needs hx and addinspect on the PATH,
# a HOME of its own, and EDITORS.
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

# start FILE
start() { tm new-session -d -s helix -x 180 -y 50 "exec hx -vv --log '$HOME/hx.log' $1"; }
end() {
  press Escape
  type_in ':quit-all!'
  press Enter
  wait_for "Helix ends" gone
}
