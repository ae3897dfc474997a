# Sourced by the commands beside it: makes .venv, fills it from the lists in scripts/requirements/, puts it first in PATH.
# $1: the list, "build" or "test". These variables change what it does:
#   PYTHON            the Python to use, instead of the first one that is new enough
#   VOICEGUIDE_EXTRAS more lists to install, for example "kokoro hear"
#   VOICEGUIDE_VENV   another folder for the environment, instead of .venv
# An environment is used only when it was finished, in this very folder: it contains absolute paths.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
cd "$root" || exit 1
lists="$1 ${VOICEGUIDE_EXTRAS:-}"
venv=${VOICEGUIDE_VENV:-.venv}
case $venv in /*) ;; *) venv=$root/$venv ;; esac

stop() {
    echo "voiceguide: $*" >&2
    exit 1
}

# The first Python that is new enough. Says what it found when there is none.
find_python() {
    found=
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.14 python3.13 python3.12 python3.11; fi
    for name; do
        version=$("$name" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            command -v "$name"
            return
        fi
        found="$found $name is $version."
    done
    stop "Python 3.11 or newer is needed.${found:- None was found.} Install a newer one, or set PYTHON to its path."
}

# What an environment belongs to: this folder, its own folder, the Python that made it.
place() {
    "$venv/bin/python" -I -c 'import sys; print(*sys.argv[1:], sys.prefix, *sys.version_info[:2])' "$root" 2>/dev/null
}

is_whole() {
    [ -f "$venv/voiceguide-place" ] && [ "$(place)" = "$(cat "$venv/voiceguide-place")" ] || return 1
    [ -z "${PYTHON:-}" ] || [ "$(minor_version "$PYTHON")" = "$(minor_version "$venv/bin/python")" ]
}

minor_version() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

digest() {
    cat pyproject.toml "scripts/requirements/$1.txt" | cksum
}

has_list() {
    [ "$(cat "$venv/voiceguide-list-$1" 2>/dev/null)" = "$(digest "$1")" ]
}

is_ready() {
    is_whole || return 1
    for list in $lists; do
        # The list "test" contains the list "build".
        has_list "$list" || { [ "$list" = build ] && has_list test; } || return 1
    done
}

pip_install() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps "$@" >&2 ||
        stop "pip could not install what is needed: see above. Is the package index reachable?"
}

set_up_environment() {
    if ! is_whole; then
        python=$(find_python) || exit 1
        "$python" -c 'import ensurepip, venv' 2>/dev/null ||
            stop "Python's venv module is needed (Debian: apt-get install python3-venv)."
        rm -rf "$venv"
        "$python" -m venv "$venv" >&2 || stop "Python could not make $venv: see above."
    fi
    echo "voiceguide: installing what it needs into $venv" >&2
    rm -f "$venv/voiceguide-place"      # until all is there, in case this is interrupted
    requirements=
    for list in $lists; do requirements="$requirements --requirement scripts/requirements/$list.txt"; done
    # shellcheck disable=SC2086
    pip_install --require-hashes $requirements
    pip_install --no-build-isolation --editable .
    for list in $lists; do digest "$list" > "$venv/voiceguide-list-$list"; done
    place > "$venv/voiceguide-place"
}

for list in $lists; do
    [ -f "scripts/requirements/$list.txt" ] || stop "There is no list scripts/requirements/$list.txt."
done
if ! is_ready; then
    # One at a time: a second command that starts meanwhile waits here, and then finds the work done.
    mkdir -p .cache
    exec 9> .cache/setup.lock
    python=$(find_python) || exit 1
    "$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)' 9>&9 || stop "Another set-up could not be waited for."
    is_ready || set_up_environment
    exec 9>&-
fi
PATH=$venv/bin:$PATH
export PATH
