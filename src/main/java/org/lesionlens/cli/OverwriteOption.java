package org.lesionlens.cli;

import picocli.CommandLine.Option;

/** The option for files that are there already. */
final class OverwriteOption {

    @Option(names = "--overwrite", description = "Replace files that are there already.")
    private boolean given;

    /** True if they may be replaced. */
    boolean isGiven() {
        return given;
    }
}
