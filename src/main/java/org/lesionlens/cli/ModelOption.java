package org.lesionlens.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.Ensemble;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.FileNames;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that names a model. */
final class ModelOption {

    private final Engine engine;
    private final @Nullable Path demoModel;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = {
                "TorchScript archive made by models/export.py, or by torch.jit.trace,",
                "script or freeze; default: the demo model. Several (--model A --model B)",
                "are one ensemble: the mean of their probabilities and of their maps.",
                "A model is a program: use only files that you trust."
            })
    private List<Path> models = new ArrayList<>();

    @Mixin private final CardOption card = new CardOption();

    @Mixin private final LibtorchOption libtorch = new LibtorchOption();

    ModelOption(Engine engine, @Nullable Path demoModel) {
        this.engine = engine;
        this.demoModel = demoModel;
    }

    /**
     * Loads the model, anew each time.
     *
     * @param asked the command line to blame
     * @throws ParameterException if there is none or it cannot be used
     */
    Classifier load(CommandLine asked) throws InterruptedException {
        libtorch.apply(engine, asked);
        List<Path> files = models.isEmpty() ? List.of(file(asked)) : models;
        List<Classifier> members = new ArrayList<>();
        try {
            for (Path file : files) {
                members.add(engine.load(file, card.choice()));
            }
            return Ensemble.of(members);
        } catch (ModelLoadException e) {
            members.forEach(Classifier::close);
            throw new ParameterException(asked, e.getMessage(), e);
        } catch (InterruptedException e) {
            members.forEach(Classifier::close);
            throw e;
        }
    }

    /**
     * The same, and says what of it is not as in its file.
     *
     * @throws ParameterException if there is none or it cannot be used
     */
    Classifier load(CommandLine asked, PrintStream messages) throws InterruptedException {
        Classifier loaded = load(asked);
        String name = models.size() > 1 ? loaded.card().name() : FileNames.name(file(asked));
        for (Adjustment one : loaded.adjustments()) {
            messages.println("lesionlens: %s: %s".formatted(name, one.sentence()));
        }
        return loaded;
    }

    /**
     * The file that {@link #load} loads, or the first of several.
     *
     * @param asked the command line to blame
     * @throws ParameterException if there is none
     */
    Path file(CommandLine asked) {
        Path file = models.isEmpty() ? demoModel : models.getFirst();
        if (file == null) {
            throw new ParameterException(
                    asked, "the demo model is not there; name a model with --model FILE");
        }
        return file;
    }
}
