package org.lesionlens.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.lesionlens.doctor.CheckedInstallation;
import org.lesionlens.doctor.InstallationCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    private final InstallationCheck check;
    private final PrintStream out;

    @Mixin private final JsonOption json = new JsonOption();

    DoctorCommand(InstallationCheck check, PrintStream out) {
        this.check = check;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        CheckedInstallation checked = check.run(_ -> {});
        if (json.isGiven()) {
            new JsonLines(out).print(DoctorResult.of(checked));
        } else {
            checked.lines().forEach(out::println);
        }
        return checked.works() ? 0 : 1;
    }
}
