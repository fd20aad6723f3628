#!/usr/bin/env bash
# Helix from Debian trixie with its own C library, so that it runs on an older Debian. The system's package lists and
# libraries are left alone. helix.sh DIR; afterwards DIR/hx is there.
set -euo pipefail

mkdir -p "$1/root" "$1/debs" "$1/apt/lists/partial" "$1/apt/cache/archives/partial"
dir=$(cd "$1" && pwd)
# The mirror that this machine uses for itself.
mirror=$(awk '/^URIs:.*debian\/?$/ { print $2; exit }' /etc/apt/sources.list.d/*.sources)
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keyring] $mirror trixie main" >"$dir/apt/sources.list"

apt() {
  apt-get -q -o Dir::Etc::sourcelist="$dir/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::Lists="$dir/apt/lists" -o Dir::Cache="$dir/apt/cache" -o Acquire::Languages=none \
    -oAPT::Update::Post-Invoke-Success::= -o APT::Sandbox::User=root "$@"
}

apt update
(cd "$dir/debs" && apt download hx libc6 libgcc-s1)
for deb in "$dir"/debs/*.deb; do dpkg-deb -x "$deb" "$dir/root"; done
rm -r "$dir/apt/lists" "$dir/apt/cache"

loader=$(find "$dir/root" -name 'ld-linux-*.so.*' | head -1)
libraries=$(dirname "$(find "$dir/root" -name libc.so.6 | head -1)")
cat >"$dir/hx" <<HX
#!/bin/sh
# --library-path and not LD_LIBRARY_PATH: servers that Helix starts use the system's own libraries.
export HELIX_RUNTIME="$(find "$dir/root" -type d -path '*runtime' | head -1)"
exec "$loader" --library-path "$libraries" "$dir/root/usr/bin/hx" "\$@"
HX
chmod +x "$dir/hx"
"$dir/hx" --version
