#!/usr/bin/env bash
# Programs of Debian trixie with their own libraries, so that they run on an older Debian: Helix, and a Neovim from before
# 0.11. The system's package lists and libraries are left alone. trixie.sh DIR; afterwards DIR/hx and DIR/nvim are there.
set -euo pipefail

mkdir -p "$1/root" "$1/apt/lists/partial" "$1/apt/cache/archives/partial"
dir=$(cd "$1" && pwd)
root=$dir/root
# The mirror that this machine uses for itself.
mirror=$(awk '/^URIs:.*debian\/?$/ { print $2; exit }' /etc/apt/sources.list.d/*.sources)
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keyring] $mirror trixie main" >"$dir/apt/sources.list"

# As on a machine where nothing is installed: with all that the programs need.
apt() {
  apt-get -qy -oDir::Etc::sourcelist="$dir/apt/sources.list" -oDir::Etc::sourceparts=/dev/null \
    -oDir::State::Lists="$dir/apt/lists" -oDir::State::status=/dev/null -oDir::Cache="$dir/apt/cache" \
    -oAcquire::Languages=none -oAPT::Update::Post-Invoke-Success::= -oAPT::Sandbox::User=root "$@"
}

apt update
apt install --no-install-recommends --download-only hx neovim
for deb in "$dir"/apt/cache/archives/*.deb; do dpkg-deb -x "$deb" "$root"; done
rm -r "$dir/apt"

loader=$(find "$root" -name 'ld-linux-*.so.*' -type f | head -1)
libraries=$(dirname "$(find "$root" -name libc.so.6 | head -1)")
# wrapper NAME VARIABLE=VALUE...: --library-path and not LD_LIBRARY_PATH, as servers that editors start use the system's own
# libraries.
wrapper() {
  local name=$1
  shift
  {
    echo '#!/bin/sh'
    printf 'export "%s"\n' "$@"
    echo "exec '$loader' --library-path '$libraries' '$root/usr/bin/$name' \"\$@\""
  } >"$dir/$name"
  chmod +x "$dir/$name"
  "$dir/$name" --version
}
wrapper hx "HELIX_RUNTIME=$(find "$root" -type d -name runtime -not -path '*/nvim/*' | head -1)"
wrapper nvim "VIMRUNTIME=$root/usr/share/nvim/runtime" "LUA_CPATH=$libraries/lua/5.1/?.so;$root/usr/lib/lua/5.1/?.so"
