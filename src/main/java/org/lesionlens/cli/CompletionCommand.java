package org.lesionlens.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code completion}: a script by which a shell completes this command line. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script by which a shell completes commands, options and files.",
            "It is for a command called lesionlens, as the unpacked distribution has it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lesionlens completion bash > ~/.local/share/bash-completion/completions/lesionlens",
            "  lesionlens completion zsh > ~/.lesionlens.zsh",
            "",
            "bash finds it there at the next start; for zsh, ~/.zshrc gets a line:",
            "  source ~/.lesionlens.zsh"
        })
final class CompletionCommand implements Runnable {

    private static final List<String> SHELLS = List.of("bash", "zsh");

    private final PrintStream out;

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Parameters(
            paramLabel = "bash|zsh",
            completionCandidates = Shells.class,
            description = "The shell: ${COMPLETION-CANDIDATES}.")
    private String shell = "";

    /** The shells that can be asked for. */
    private static final class Shells implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return SHELLS.iterator();
        }
    }

    CompletionCommand(PrintStream out) {
        this.out = out;
    }

    /** One script knows both shells. */
    @Override
    public void run() {
        if (!SHELLS.contains(shell)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no script for '%s', but for bash and zsh".formatted(shell));
        }
        String script = AutoComplete.bash("lesionlens", spec.root().commandLine());
        byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
