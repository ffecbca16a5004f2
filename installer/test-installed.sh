#!/usr/bin/env bash
# Installs a .deb, uses it as people do, and removes it. As root:
#
#     installer/test-installed.sh target/installer/lesionlens_VERSION_ARCH.deb [ROOT]
#
# ROOT is the folder of a clean system, such as `debootstrap bookworm ROOT` leaves; without it, it is done on this machine.
# Downloads what the package depends on, and xvfb.
set -euo pipefail
package=$(readlink -f "$1")
root=${2:-}
work=$(mktemp -d "$root/tmp/lesionlens-test.XXXXXX")
chmod 755 "$work"

clean_up() {
    if [ -n "$root" ]; then
        umount -ql "$root/proc" "$root/dev/pts" "$root/dev" || true
    fi
    rm -rf "$work"
}
trap clean_up EXIT

cp "$package" "$work/lesionlens.deb"
cat >"$work/steps" <<'STEPS'
set -euo pipefail
cd "$1"
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
unset DISPLAY LESIONLENS_HOME
samples=/usr/lib/lesionlens/lib/app/assets/samples
photo=$samples/LL_P01/LL_0005.jpg

step() { echo "--- $*"; }
fail() { echo "FAILED: $*"; exit 1; }

step install
apt-get update -qq
apt-get install -qq --no-install-recommends xvfb xauth ./lesionlens.deb >install.log 2>&1 || { tail install.log; fail install; }
dpkg -L lesionlens | grep -vx '/\.' >files
lesionlens --version
man -l /usr/share/man/man1/lesionlens.1.gz >/dev/null 2>&1 || [ ! -x /usr/bin/man ] || fail "the man page"
bash -n /usr/share/bash-completion/completions/lesionlens

step "the window comes, twice, and opens the samples and a folder of one's own, with heat"
mkdir -p home pictures
export XDG_DATA_HOME=$PWD/home XDG_CACHE_HOME=$PWD/home
for run in first second; do
    JAVA_TOOL_OPTIONS="-Dlesionlens.start=$PWD/times -Dprism.order=sw" timeout 120 xvfb-run -a lesionlens 2>/dev/null
    echo "$run start: painted and filled after $(tr '\n' ' ' <times)ms"
done
mkdir "own lesions"
cp "$photo" "own lesions/Läsion 1.jpg"
JAVA_TOOL_OPTIONS="-Dlesionlens.demo=$PWD/pictures/own -Dprism.order=sw" timeout 120 xvfb-run -a lesionlens "own lesions" 2>/dev/null
[ "$(find pictures/own -size +50k -name '*.png' | wc -l)" = 2 ] || fail "the window's pictures of a folder of one's own"
rm -r pictures/own
JAVA_TOOL_OPTIONS="-Dlesionlens.demo=$PWD/pictures -Dprism.order=sw" timeout 120 xvfb-run -a lesionlens 2>/dev/null
[ "$(find pictures -size +50k -name '*.png' | wc -l)" = 2 ] || fail "the window's pictures"

step "a picture is exported, 50 samples are scored"
lesionlens explain "$photo" --out out >said 2>&1 || { cat said; fail explain; }
find out -name '*.png' -size +50k | grep -q . || fail "the picture"
lesionlens score "$samples" --out results.csv >said 2>&1 || { cat said; fail score; }
tail -1 said
[ "$(wc -l <results.csv)" = 51 ] || fail "the table has $(wc -l <results.csv) lines"

step doctor
lesionlens doctor || fail doctor
lesionlens doctor --json | grep -q '"works":true' || fail "doctor --json"
written=$(du -sk home | cut -f1)
echo "$((written / 1024)) MB written at home"
[ "$written" -lt 51200 ] || fail "something large was unpacked"

step "a user without a home, one with LC_ALL=C, one who may write nothing at home"
useradd --no-create-home --home-dir /nonexistent lesionlens-nobody
useradd --create-home lesionlens-reader
chown root: ~lesionlens-reader && chmod 555 ~lesionlens-reader
for user in lesionlens-nobody lesionlens-reader; do
    home=$(getent passwd "$user" | cut -d: -f6)
    as() {
        env -u XDG_DATA_HOME -u XDG_CACHE_HOME HOME="$home" \
            setpriv --reuid "$user" --regid "$user" --clear-groups "$@"
    }
    mkdir -m 777 "out-$user"
    as lesionlens explain "$photo" --out "$PWD/out-$user" >/dev/null || fail "explain of $user"
    find "out-$user" -name '*.png' | grep -q . || fail "the picture of $user"
    as env JAVA_TOOL_OPTIONS="-Dlesionlens.demo=$PWD/out-$user -Dprism.order=sw" timeout 120 xvfb-run -a lesionlens >"said-$user" 2>&1 || { cat "said-$user"; fail "the window of $user"; }
    [ "$(find "out-$user" -name 'lesionlens-*.png' | wc -l)" = 2 ] || fail "the window's pictures of $user"
    as lesionlens doctor >"doctor-$user" || { cat "doctor-$user"; fail "doctor of $user"; }
done
LC_ALL=C lesionlens explain "$photo" --out out-c >/dev/null || fail "LC_ALL=C"
LC_ALL=C JAVA_TOOL_OPTIONS="-Dlesionlens.demo=$PWD/pictures -Dprism.order=sw" timeout 120 xvfb-run -a lesionlens 2>/dev/null || fail "the window with LC_ALL=C"

step remove
userdel lesionlens-nobody
rm -r ~lesionlens-reader
userdel lesionlens-reader
apt-get purge -qq lesionlens >purge.log 2>&1
while read -r file; do
    if [ -e "$file" ] && ! dpkg -S "$file" >/dev/null 2>&1; then
        fail "$file is left"
    fi
done <files
find /tmp -maxdepth 1 -name 'lesionlens*' ! -name 'lesionlens-test*' | grep . && fail "left in /tmp"
echo "All went well."
STEPS

if [ -z "$root" ]; then
    bash "$work/steps" "$work"
else
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    mount --bind /dev/pts "$root/dev/pts"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    chroot "$root" bash "${work#"$root"}/steps" "${work#"$root"}"
fi
