package org.lesionlens.cli;

import picocli.CommandLine.Option;

/** The option for programs that read what a command did. */
final class JsonOption {

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean given;

    /** True if JSON is printed. */
    boolean isGiven() {
        return given;
    }
}
