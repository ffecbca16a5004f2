#!/usr/bin/env bash
# Prints the man page of a lesionlens: what its commands say of themselves.
#     installer/manpage.sh path/to/lesionlens > lesionlens.1
set -euo pipefail
program=$1

# Text as it stands: roff takes backslashes, and points and quotes that begin a line, for its own.
verbatim() { sed -e 's/\\/\\e/g' -e 's/-/\\-/g' -e "s/^\([.']\)/\\\\\&\1/"; }

section() { printf '.SH %s\n.nf\n' "$1"; verbatim; printf '.fi\n'; }

version=$("$program" --version)
printf '.TH LESIONLENS 1 "" "%s"\n' "$version"
printf '.SH NAME\nlesionlens \\- shows what a skin\\-lesion classifier looks at\n'
"$program" --help | section DESCRIPTION
"$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\)  .*/\1/p' | while read -r command; do
    "$program" "$command" --help </dev/null | section "LESIONLENS ${command^^}"
done
