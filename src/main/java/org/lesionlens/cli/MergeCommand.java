package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.export.ScoringMachine;
import org.lesionlens.export.ShardTables;
import org.lesionlens.files.FileGroup;
import org.lesionlens.files.FileProblem;
import org.lesionlens.store.JoinedStores;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code merge}: of the shares of a set, what one run over it leaves behind. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = {
            "Joins the tables that score --shard wrote into the one that a run over the whole set"
                    + " writes.",
            "All shares must be there, and of the same set, model, card, precision and settings.",
            "With --stores their results come into one store too, so that the window opens the set"
                    + " with them."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:joined",
            "1:a share is not as it was scored, or table or store could not be written",
            "2:the command line cannot be followed, or the shares do not go together",
            "130:stopped by Ctrl-C; the same command begins anew"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lesionlens merge shards/*.csv --out results.csv",
            "  lesionlens merge shards/*.csv --out results.csv --stores stores/"
        })
final class MergeCommand implements Callable<Integer> {

    private static final int NAMED = 3; // tables of a kind of machine

    private final PrintStream messages;

    @Mixin private final StoreOption keeping;

    @Mixin private final OverwriteOption overwrite = new OverwriteOption();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Parameters(
            paramLabel = "CSV",
            arity = "1..*",
            description = "The tables of all shares, in any order.")
    private List<Path> tables = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "CSV",
            description = "The table to write.")
    private Path out = Path.of("");

    @Option(
            names = "--stores",
            paramLabel = "DIR",
            description = "What score --shard had as --store: join these stores, too.")
    private @Nullable Path stores;

    MergeCommand(CliEnvironment environment, PrintStream messages) {
        this.keeping = new StoreOption(environment.store());
        this.messages = messages;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkStore();
        checkOut();
        ShardTables shards = shards();
        List<Path> files = storeFiles(shards);
        tellMachines(shards.machines());
        try (var written = new FileGroup(overwrite.isGiven())) {
            var failed = new int[1];
            written.add(out, stream -> failed[0] = shards.write(stream));
            if (!files.isEmpty()) {
                join(files);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            written.publish(); // not before all else is done: the same command can be given again
            tell(shards, failed[0]);
            return 0;
        } catch (IOException e) {
            messages.println("lesionlens: " + words(e));
            return 1;
        }
    }

    private void checkStore() {
        keeping.check(spec.commandLine());
        if (keeping.isNamed() && (stores == null || !keeping.isLasting())) {
            throw misuse("--store names where the stores of --stores come to: give both", null);
        }
    }

    private void checkOut() {
        try {
            new ResultsFile(out, overwrite.isGiven(), messages).check();
            for (Path table : tables) {
                if (Files.exists(table) && Files.exists(out) && Files.isSameFile(table, out)) {
                    throw new IOException(out + " is one of the shards; name another file");
                }
            }
        } catch (IOException e) {
            throw misuse("--out " + e.getMessage(), e);
        }
    }

    private ShardTables shards() {
        try {
            return ShardTables.of(tables);
        } catch (IOException e) {
            throw misuse(String.valueOf(e.getMessage()), e);
        }
    }

    /** The store of each share; none if they are not wanted. */
    private List<Path> storeFiles(ShardTables shards) {
        Path folder = stores;
        if (folder == null) {
            return List.of();
        }
        List<Path> files =
                shards.shards().stream().map(shard -> StoreOption.file(folder, shard)).toList();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw misuse(
                        "--stores: %s is not there; name the folder that score --shard had as --store"
                                .formatted(file),
                        null);
            }
        }
        return files;
    }

    private void join(List<Path> files) throws IOException, InterruptedException {
        try (ResultStore store = keeping.open(spec.commandLine(), messages)) {
            var joined = new JoinedStores(store);
            long results = 0;
            for (Path file : files) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                results += joined.add(file);
            }
            messages.println(
                    "lesionlens: %d new results in %s"
                            .formatted(results, keeping.kept(store).orElseThrow()));
        }
    }

    /** No reason to refuse them: what is called positive is hardly ever another. */
    private void tellMachines(Map<ScoringMachine, List<Path>> machines) {
        if (machines.isEmpty()) {
            return;
        }
        messages.println(
                "lesionlens: the shards were scored on machines of %d kinds, so that the last digits may not be those of one run:"
                        .formatted(machines.size()));
        machines.forEach((machine, scored) ->
                messages.println("lesionlens:   %s: %s".formatted(machine, named(scored))));
    }

    private static String named(List<Path> scored) {
        String some =
                scored.stream().limit(NAMED).map(Path::toString).collect(Collectors.joining(", "));
        int more = scored.size() - NAMED;
        return more > 0 ? "%s and %d more".formatted(some, more) : some;
    }

    private void tell(ShardTables shards, int failed) {
        messages.println(
                "lesionlens: %d photos of %d %s joined%s"
                        .formatted(
                                shards.photos(),
                                shards.count(),
                                shards.count() == 1 ? "shard" : "shards",
                                failed == 0
                                        ? ""
                                        : "; %d failed, their rows say why".formatted(failed)));
    }

    /** Those of file systems are a path and no sentence. */
    private String words(IOException e) {
        return e instanceof FileSystemException
                ? out + " " + FileProblem.inWords(e)
                : String.valueOf(e.getMessage());
    }

    private ParameterException misuse(String message, @Nullable Exception cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }
}
