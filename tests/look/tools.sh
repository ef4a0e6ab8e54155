# Owns the way to the tools: sets $work, the folder of the npm packages, and installs what is missing.

export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
work=${WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/masthead-look}

# debian FILE PACKAGE...: installs the packages unless the file is there.
debian() {
  local file=$1
  shift
  [ -x "$file" ] && return
  echo "look: installing $*" >&2
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "$@" >&2
}

# tools MANIFEST: fetches the npm packages that the manifest names into $work, unless they are there.
tools() {
  debian "$(command -v node || echo /usr/bin/node)" nodejs npm
  debian "$(command -v npm || echo /usr/bin/npm)" npm
  debian "$CHROMIUM" chromium fonts-noto-cjk
  mkdir -p "$work"
  if ! cmp -s "$1" "$work/package.json" || [ ! -d "$work/node_modules" ]; then
    echo "look: fetching the npm packages" >&2
    rm -rf "$work/node_modules" "$work/package.json"
    mkdir -p "$work/npm"
    cp "$1" "$work/npm/package.json"
    (cd "$work/npm" && npm install --ignore-scripts --no-audit --no-fund --no-package-lock --silent) >&2
    mv "$work/npm/node_modules" "$work/node_modules"
    mv "$work/npm/package.json" "$work/package.json"
  fi
}
