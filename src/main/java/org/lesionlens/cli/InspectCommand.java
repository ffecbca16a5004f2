package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.Ensemble;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelFacts;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.files.LostNameException;
import org.lesionlens.files.WriteProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code inspect}: what a model file is, and whether it can be explained, or how a
 * folder is understood as a set.
 */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a model file is: card, layers that can be explained, and the proof that its"
                    + " instrumented copy computes what it computes.",
            "A model is a program and is run for this: use only files that you trust.",
            "Of a folder it shows how it is understood as a set: photos, what is left out,"
                    + " patients, lesions, truths and where they come from, what does not fit."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the model can be explained, perhaps once it has a card; the folder can be read",
            "2:it cannot"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lesionlens inspect my_model.pt",
            "  lesionlens inspect my_model.pt --card my_card.json --json",
            "  lesionlens inspect my_model.pt --card my_card.json --export my_model_lens.pt",
            "  lesionlens inspect fold0.pt fold1.pt",
            "  lesionlens inspect patients/ --positive malignant --json"
        })
final class InspectCommand implements Callable<Integer> {

    private final Engine engine;
    private final PrintStream out;

    @Mixin private final JsonOption json = new JsonOption();

    @Mixin private final LibtorchOption libtorch = new LibtorchOption();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Parameters(
            arity = "1..*",
            paramLabel = "MODEL|SET",
            description = "A TorchScript archive, several that are asked together, or a folder.")
    private List<Path> models = new ArrayList<>();

    @Option(names = "--card", paramLabel = "FILE", description = "A model.json for it.")
    private @Nullable Path card;

    @Option(
            names = "--export",
            paramLabel = "OUT.pt",
            description = {
                "Write an archive that needs no card any more: the network, its methods",
                "for a layer, and the card. Nothing is replaced."
            })
    private @Nullable Path export;

    @Option(
            names = "--layer",
            paramLabel = "N",
            description = "The layer that --export is for; default: the card's, else 0.")
    private @Nullable Integer layer;

    @Option(
            names = "--positive",
            paramLabel = "CLASS",
            description = "What is looked for in a folder; default: melanoma.")
    private @Nullable String positive;

    InspectCommand(Engine engine, PrintStream out) {
        this.engine = engine;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        libtorch.apply(engine, spec.commandLine());
        Path first = models.getFirst();
        if (models.size() == 1) {
            return Files.isDirectory(first) ? inspectSet(first) : inspectModel(first);
        }
        if (export != null || layer != null) {
            throw misuse("--export and --layer are of one model", null);
        }
        for (Path model : models) {
            inspectModel(model);
            if (!json.isGiven()) {
                out.println();
            }
        }
        return together();
    }

    /** Tells whether several models can be asked together. */
    private int together() throws InterruptedException {
        List<Classifier> members = new ArrayList<>();
        try {
            for (Path model : models) {
                members.add(engine.load(model, new ModelChoice(card, null)));
            }
            Classifier all = Ensemble.of(members);
            if (!json.isGiven()) {
                out.println("together      " + all.card().name());
                all.adjustments().forEach(one -> out.println("              " + one.sentence()));
            }
            return 0;
        } catch (ModelLoadException e) {
            throw misuse(e.getMessage(), e);
        } finally {
            members.forEach(Classifier::close);
        }
    }

    private int inspectSet(Path model) {
        if (card != null || export != null || layer != null) {
            throw misuse(model + " is a folder: --card, --export and --layer are of models", null);
        }
        PositiveClass sought =
                positive == null ? PositiveClass.MELANOMA : PositiveClass.named(positive);
        try {
            CaseSet cases = CaseSet.read(model).judgedBy(sought);
            if (json.isGiven()) {
                new JsonLines(out).print(SetResult.of(model.toString(), cases, sought));
            } else {
                new SetSummary(cases, sought).lines().forEach(out::println);
            }
            return 0;
        } catch (LostNameException e) {
            throw misuse(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw misuse(e.getMessage() + " cannot be read", e);
        }
    }

    private int inspectModel(Path model) throws InterruptedException {
        if (positive != null) {
            throw misuse("--positive is of folders; a model's card says what it looks for", null);
        }
        checkExport();
        try {
            var choice = new ModelChoice(card, layer);
            ModelFacts facts = engine.inspect(model, choice);
            if (export != null) {
                engine.export(model, choice, export);
            }
            var report = new InspectReport(model, facts);
            if (json.isGiven()) {
                new JsonLines(out).print(report.result());
            } else {
                report.lines().forEach(out::println);
            }
            return 0;
        } catch (ModelLoadException e) {
            throw misuse(e.getMessage(), e);
        } catch (IOException e) {
            throw misuse("%s cannot be written: %s".formatted(export, e), e);
        }
    }

    private void checkExport() {
        try {
            if (export != null) {
                WriteProbe.file(export, false);
            }
        } catch (IOException e) {
            throw misuse("--export " + export + " " + e.getMessage(), e);
        }
    }

    private ParameterException misuse(@Nullable String message, @Nullable Exception cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }
}
