# Sourced by the doors beside it: makes .venv when it is missing or out of date, and puts it first in PATH.
# $1: the extra to install ("" for none, "test").

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
extra=${1:-}

stop() {
    echo "voiceguide: $*" >&2
    exit 1
}

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

fingerprint() {
    cat pyproject.toml scripts/constraints.txt | cksum | tr ' ' '-'
}

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
    python=$(find_python) || stop "Python 3.11 or newer is needed. Install it, or set PYTHON to it."
    rm -rf .venv
    "$python" -m venv .venv || { rm -rf .venv; stop "Python's venv module is needed (Debian: apt-get install python3-venv)."; }
fi

stamp=.venv/voiceguide-${extra:-plain}
if [ "$(cat "$stamp" 2>/dev/null)" != "$(fingerprint)" ]; then
    echo "voiceguide: installing what it needs into .venv" >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint scripts/constraints.txt \
        --editable ".${extra:+[$extra]}" >&2 || stop "pip could not install what it needs: see above. Is the package index reachable?"
    fingerprint > "$stamp"
fi
PATH=$root/.venv/bin:$PATH
export PATH
