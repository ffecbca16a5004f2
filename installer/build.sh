#!/usr/bin/env bash
# Makes, for the system that it runs on, what a person without Maven installs, in target/installer; on Linux:
#
#     lesionlens/                         the program with a Java of its own, to be run from anywhere
#     lesionlens-VERSION-linux-ARCH.tar.gz   the same in one file, for machines without an administrator
#     lesionlens_VERSION_ARCH.deb         for Debian 12, Ubuntu 22.04 and newer
#     lesionlens-VERSION-1.ARCH.rpm       where rpmbuild is there
#
# It needs a JDK 25 with jlink, and on macOS jpackage, in JAVA_HOME or where JDKs usually lie; dpkg-deb for the .deb; and a display or
# xvfb-run for the cache with which the window is there sooner. Without one of these it says what is left out.
# On macOS it makes a .dmg, which NOBODY HAS RUN YET. Windows has build.ps1.
# --no-maven takes target/lesionlens-distribution as it is; --cuda takes libtorch for NVIDIA cards, of some 4 GB.
set -euo pipefail
cd "$(dirname "$0")/.."
source=target/lesionlens-distribution/lesionlens
out=$PWD/target/installer

# Those that jdeps finds in the program and its jars; JavaFX asks for jdk.unsupported, and charsets and words of other
# languages are found by name alone.
modules=java.compiler,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,jdk.jfr
modules+=,jdk.charsets,jdk.localedata,jdk.unsupported

say() { echo "installer: $*" >&2; }

find_jdk() {
    local jdk
    for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -x "$jdk/bin/jlink" ] && [ "$("$jdk/bin/jlink" --version)" \> 25 ]; then
            echo "$jdk"
            return
        fi
    done
    say "there is no JDK 25 with jlink in JAVA_HOME or where JDKs usually lie"
    return 1
}

# The Java that goes with it, by itself: the program starts java to try models, and jpackage's own runtime would lack it.
make_runtime() {
    "$jdk/bin/jlink" --add-modules "$modules" --include-locales=en,de --strip-debug --no-header-files --no-man-pages \
        --output "$1"
}

make_dmg() {
    local icons=$out/lesionlens.iconset size
    mkdir "$icons"
    for size in 16 32 128 256 512; do
        cp "src/main/resources/org/lesionlens/icon/lesionlens-$size.png" "$icons/icon_${size}x$size.png"
    done
    iconutil -c icns -o "$out/lesionlens.icns" "$icons"
    make_runtime "$out/runtime"
    "$jdk/bin/jpackage" --type dmg --name LesionLens --app-version "$version" --dest "$out" --input "$source" \
        --main-jar lesionlens.jar --main-class org.lesionlens.Launcher --runtime-image "$out/runtime" \
        --java-options --enable-native-access=ALL-UNNAMED --java-options -Xlog:disable --icon "$out/lesionlens.icns" \
        --file-associations installer/torchscript.properties --license-file LICENSE
    rm -r "$icons" "$out/lesionlens.icns" "$out/runtime"
}

make_image() {
    mkdir -p "$image/lib"
    make_runtime "$image/lib/runtime"
    cp -r "$source" "$image/lib/app"
    rm "$image/lib/app/lesionlens" # that script is for a JDK
    install -D installer/linux/lesionlens "$image/bin/lesionlens"
}

# The window opens the samples once: the cache holds for this jar and this Java alone.
make_cache() {
    local screen=() cache=$image/lib/app/lesionlens.aot home
    if [ -z "${DISPLAY:-}" ]; then
        command -v xvfb-run >/dev/null || { say "no display and no xvfb-run: no cache for the window"; return; }
        screen=(xvfb-run --auto-servernum)
    fi
    home=$(mktemp -d)
    LESIONLENS_HOME=$home JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$cache -Dlesionlens.demo=$home -Dprism.order=sw" \
        "${screen[@]}" "$image/bin/lesionlens" >"$home/said" 2>&1 || cat "$home/said" >&2
    rm -r "$home"
    [ -e "$cache" ] || say "no cache for the window was made"
}

# As it lies once it is installed. Nothing is run at the installation: menus, icons and types are files that the system
# looks for.
lay_out() {
    local share=$tree/usr/share size
    mkdir -p "$tree/usr/bin" "$tree/usr/lib" "$share"/{applications,man/man1,metainfo,mime/packages,doc/lesionlens} \
        "$share/bash-completion/completions"
    cp -al "$image" "$tree/usr/lib/lesionlens"
    ln -s ../lib/lesionlens/bin/lesionlens "$tree/usr/bin/lesionlens"
    cp installer/linux/lesionlens.desktop "$share/applications/"
    cp installer/linux/lesionlens.mime.xml "$share/mime/packages/lesionlens.xml"
    fill installer/linux/org.lesionlens.LesionLens.metainfo.xml >"$share/metainfo/org.lesionlens.LesionLens.metainfo.xml"
    for size in 16 24 32 48 64 128 256 512; do
        mkdir -p "$share/icons/hicolor/${size}x$size/apps"
        cp "src/main/resources/org/lesionlens/icon/lesionlens-$size.png" \
            "$share/icons/hicolor/${size}x$size/apps/lesionlens.png"
    done
    installer/manpage.sh "$image/bin/lesionlens" | gzip -9n >"$share/man/man1/lesionlens.1.gz"
    "$image/bin/lesionlens" completion bash >"$share/bash-completion/completions/lesionlens"
    cat LICENSE "$source/THIRD-PARTY.txt" >"$share/doc/lesionlens/copyright"
    chmod -R u=rwX,go=rX "$tree"
}

fill() {
    sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date -u +%F)/" -e "s/@ARCHITECTURE@/$architecture/" \
        -e "s/@SIZE@/$(du -sk "$image" | cut -f1)/" -e "s/@GLIBC@/$(glibc)/" "$1"
}

# The newest glibc that anything of machine code in it was linked with.
glibc() {
    find "$image" -type f \( -name '*.so*' -o -path '*/bin/*' \) -exec grep -aohE 'GLIBC_2\.[0-9]+' {} + |
        sort -Vu | tail -1 | cut -d_ -f2
}

make_deb() {
    command -v dpkg-deb >/dev/null || { say "no dpkg-deb: no .deb"; return; }
    mkdir "$tree/DEBIAN"
    architecture=$(dpkg --print-architecture)
    fill installer/linux/control >"$tree/DEBIAN/control"
    dpkg-deb --root-owner-group -Zzstd -z9 --build "$tree" "$out" >&2
    rm -r "$tree/DEBIAN"
}

make_rpm() {
    command -v rpmbuild >/dev/null || { say "no rpmbuild: no .rpm"; return; }
    rpmbuild -bb --quiet --define "version $version" --define "tree $tree" --define "_topdir $out/rpm" \
        --define "_rpmdir $out" --define "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" \
        installer/linux/lesionlens.spec
    rm -rf "$out/rpm"
}

maven=yes
profiles=distribution
for option in "$@"; do
    case $option in
        --no-maven) maven=no ;;
        --cuda) profiles+=,cuda ;;
        *)
            say "there is no option $option; there are --no-maven and --cuda"
            exit 2
            ;;
    esac
done
jdk=$(find_jdk)
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)
architecture=
image=$out/lesionlens
tree=$out/tree
[ "$maven" = no ] || ./mvnw -q --batch-mode package -DskipTests "-P$profiles"
rm -rf "$out"
mkdir -p "$out"
if [ "$(uname)" = Darwin ]; then
    make_dmg
    exit
fi
make_image
make_cache
tar -C "$out" -czf "$out/lesionlens-$version-linux-$(uname -m).tar.gz" lesionlens
lay_out
make_deb
make_rpm
rm -r "$tree"
ls -l "$out" >&2
