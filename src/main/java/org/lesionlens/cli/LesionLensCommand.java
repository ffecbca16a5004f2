package org.lesionlens.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line of the program. */
@Command(
        name = "lesionlens",
        mixinStandardHelpOptions = true,
        description = {
            "Shows where a skin-lesion classifier finds its evidence: Grad-CAM over the photo.",
            "Without a command, the window opens. Research use only, not for diagnosis."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Examples:",
            "  lesionlens explain lesion.jpg --out figures",
            "  lesionlens score patients/ --out results.csv",
            "  lesionlens merge shards/*.csv --out results.csv",
            "  lesionlens figure patients/ --kind confusion --out figure.png",
            "  lesionlens report patients/ --out report.html",
            "  lesionlens faithfulness patients/ --out tests",
            "  lesionlens measures results.csv",
            "  lesionlens watch runs/b5 --set patients/",
            "  lesionlens bench",
            "  lesionlens inspect my_model.pt",
            "  lesionlens inspect patients/",
            "  lesionlens doctor",
            "  lesionlens explain --help"
        })
public final class LesionLensCommand implements Runnable {

    /** As shells have it: 128 and the number of the signal. */
    private static final int STOPPED = 130;

    private final Engine engine;
    private final CommandLine commandLine;

    /**
     * A command line that prints results to {@code out} and everything else to {@code err}.
     *
     * @param engine loads models; stays open unless the process is told to end
     * @param analyzer of photos
     * @param environment what is where the process runs
     * @param out gets nothing but results, in UTF-8, and help
     * @param err gets messages
     */
    public LesionLensCommand(
            Engine engine,
            Analyzer analyzer,
            CliEnvironment environment,
            PrintStream out,
            PrintStream err) {
        this.engine = engine;
        var json = new JsonLines(out);
        commandLine =
                new CommandLine(this)
                        .addSubcommand(new ExplainCommand(engine, analyzer, environment, json, err))
                        .addSubcommand(new BenchCommand(engine, analyzer, environment, json, err))
                        .addSubcommand(new ScoreCommand(engine, analyzer, environment, json, err))
                        .addSubcommand(new MergeCommand(environment, err))
                        .addSubcommand(new FigureCommand(engine, analyzer, environment, out, err))
                        .addSubcommand(new ReportCommand(engine, analyzer, environment, out, err))
                        .addSubcommand(
                                new FaithfulnessCommand(engine, analyzer, environment, out, err))
                        .addSubcommand(new WatchCommand(engine, analyzer, environment, err))
                        .addSubcommand(new InspectCommand(engine, out))
                        .addSubcommand(new DoctorCommand(engine, environment.check(), out))
                        .addSubcommand(new MeasuresCommand(json, out, err))
                        .addSubcommand(new CompletionCommand(out))
                        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                        .setParameterExceptionHandler((e, args) -> explainMisuse(e))
                        .setExecutionExceptionHandler((e, asked, parsed) -> explainEnd(e, asked))
                        .setAbbreviatedOptionsAllowed(false)
                        .setCaseInsensitiveEnumValuesAllowed(true);
        String version = "lesionlens " + version();
        commandLine.getCommandSpec().version(version);
        for (CommandLine subcommand : commandLine.getSubcommands().values()) {
            subcommand.getCommandSpec().version(version);
        }
    }

    /**
     * Runs one command.
     *
     * @return 0 if all went well, 1 if something failed, 2 if {@code args} cannot be followed, 130
     *     if the calling thread was interrupted, as Ctrl-C does
     */
    public int run(String... args) {
        try (var _ = new StopSignal(engine)) {
            return commandLine.execute(args);
        }
    }

    /** The names of all commands. */
    public Set<String> names() {
        return commandLine.getSubcommands().keySet();
    }

    @Override
    public void run() {
        throw new ParameterException(commandLine, "no command");
    }

    private static int explainMisuse(ParameterException e) {
        CommandLine misused = e.getCommandLine();
        misused.getErr()
                .printf(
                        "lesionlens: %s%nTry '%s --help'.%n",
                        e.getMessage(), misused.getCommandSpec().qualifiedName());
        return misused.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int explainEnd(Exception e, CommandLine asked) {
        if (e instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            asked.getErr().println("lesionlens: stopped");
            return STOPPED;
        }
        Thread self = Thread.currentThread();
        self.getUncaughtExceptionHandler().uncaughtException(self, e); // a defect of this program
        return asked.getCommandSpec().exitCodeOnExecutionException();
    }

    /** As the jar's manifest says; run from classes there is none. */
    static String version() {
        String version = LesionLensCommand.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
