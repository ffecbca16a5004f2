package org.lesionlens.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.lesionlens.analysis.Engine;
import org.lesionlens.doctor.CheckedInstallation;
import org.lesionlens.doctor.InstallationCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code doctor}: whether this installation works where it is. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks this installation: Java, PyTorch, processor, memory, display, folders, and one"
                    + " photo through the network, compared with PyTorch.",
            "The table can be pasted into a report: it names no person and no home."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it works, perhaps with notes", "1:something is wrong"},
        footerHeading = "%nExamples:%n",
        footer = {"  lesionlens doctor", "  lesionlens doctor --json"})
final class DoctorCommand implements Callable<Integer> {

    private final Engine engine;
    private final InstallationCheck check;
    private final PrintStream out;

    @Mixin private final JsonOption json = new JsonOption();

    @Mixin private final LibtorchOption libtorch = new LibtorchOption();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    DoctorCommand(Engine engine, InstallationCheck check, PrintStream out) {
        this.engine = engine;
        this.check = check;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        libtorch.apply(engine, spec.commandLine());
        CheckedInstallation checked = check.run(_ -> {});
        if (json.isGiven()) {
            new JsonLines(out).print(DoctorResult.of(checked));
        } else {
            checked.lines().forEach(out::println);
        }
        return checked.works() ? 0 : 1;
    }
}
