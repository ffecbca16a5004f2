package org.lesionlens.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lesionlens.bench.GalleryViewBenchmark;
import org.lesionlens.bench.StartBenchmark;
import org.lesionlens.bench.ViewerBenchmark;
import org.lesionlens.doctor.InstallationCheck;

/**
 * What the command line finds where it runs.
 *
 * @param demoModel the model that is used where none is named; null if there is none
 * @param window measures the window for {@code bench}; null if there is none
 * @param gallery measures large sets in it; null if there is none
 * @param start measures how soon the window is there; null if there is none
 * @param store where finished results are kept; need not exist
 * @param check of this installation
 * @param terminal true if a person sees the messages as they come
 */
public record CliEnvironment(
        @Nullable Path demoModel,
        @Nullable ViewerBenchmark window,
        @Nullable GalleryViewBenchmark gallery,
        @Nullable StartBenchmark start,
        Path store,
        InstallationCheck check,
        boolean terminal) {}
