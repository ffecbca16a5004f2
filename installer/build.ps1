# Makes, on Windows, target\installer\LesionLens-VERSION.msi with a Java of its own.
#
# It needs a JDK 25 in JAVA_HOME, and WiX 3 or newer in PATH, which jpackage asks for. NOBODY HAS RUN THIS SCRIPT YET: it follows
# build.sh, which has been run.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$source = 'target\lesionlens-distribution\lesionlens'
$out = 'target\installer'
$modules = 'java.compiler,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,jdk.jfr,' +
    'jdk.accessibility,jdk.charsets,jdk.localedata,jdk.unsupported'

function Invoke-Checked {
    param([string] $Program, [string[]] $Arguments)
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

$version = ([xml] (Get-Content pom.xml)).project.version
Invoke-Checked '.\mvnw.cmd' @('-q', '--batch-mode', 'package', '-DskipTests', '-Pdistribution')
if (Test-Path $out) { Remove-Item -Recurse -Force $out }
Remove-Item (Join-Path $source 'lesionlens') # that script is for Linux and macOS
Invoke-Checked "$env:JAVA_HOME\bin\jlink" @('--add-modules', $modules, '--include-locales=en,de', '--strip-debug',
    '--no-header-files', '--no-man-pages', '--output', "$out\runtime")
Invoke-Checked "$env:JAVA_HOME\bin\jpackage" @('--type', 'msi', '--name', 'LesionLens', '--app-version', $version,
    '--dest', $out, '--input', $source, '--main-jar', 'lesionlens.jar', '--main-class', 'org.lesionlens.Launcher',
    '--runtime-image', "$out\runtime", '--icon', 'installer\windows\lesionlens.ico', '--license-file', 'LICENSE',
    '--file-associations', 'installer\torchscript.properties', '--win-menu', '--win-shortcut-prompt',
    '--win-per-user-install', '--java-options', '--enable-native-access=ALL-UNNAMED')
Remove-Item -Recurse -Force "$out\runtime"
Get-ChildItem $out
