package org.lesionlens.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.InputForm;
import org.lesionlens.image.InputSpec;
import org.lesionlens.torchscript.ForwardCall;
import org.lesionlens.torchscript.OutputTensor;
import org.lesionlens.torchscript.ScriptArchive;
import org.lesionlens.torchscript.TorchScriptException;

/**
 * Chooses how a network is asked: in which form it takes a photo, and which of its tensors is
 * taken.
 *
 * @param archive as it is to be run
 * @param card null if there is none
 * @param spec of the input that it is tried with
 */
record ForwardChoice(
        ScriptArchive archive, @Nullable ModelCard card, InputSpec spec, ModelCopies copies) {

    /**
     * A network and how it is asked.
     *
     * @param archive with a method of its own if it is not asked as usual
     * @param call how it is asked
     * @param fitting how many numbers each tensor has that might be taken, by their names; empty
     *     where there was no choice
     */
    record Chosen(ScriptArchive archive, ForwardCall call, Map<String, Integer> fitting) {

        Chosen {
            fitting = new LinkedHashMap<>(fitting);
        }
    }

    /**
     * Chooses, by running the network if it gives several tensors.
     *
     * @throws TorchScriptException if its code does not tell what it gives, or takes other inputs
     * @throws ModelLoadException if no tensor fits the card, or several do
     */
    Chosen choose(Trials trials)
            throws TorchScriptException, ModelLoadException, IOException, InterruptedException {
        ForwardCall call = call();
        boolean usual = call.equals(ForwardCall.PLAIN) && !archive.needsCall();
        if (usual || archive.has(ForwardCall.METHOD)) {
            return new Chosen(archive, ForwardCall.PLAIN, Map.of());
        }
        List<OutputTensor> tensors = archive.outputs();
        if (tensors.isEmpty()) {
            throw new TorchScriptException("its forward gives no tensor whose place is told");
        }
        String wanted = card == null ? "" : card.output().tensor();
        Map<String, Integer> fitting = Map.of();
        OutputTensor chosen = tensors.getFirst();
        if (!wanted.isEmpty()) {
            chosen = named(wanted, tensors);
        } else if (tensors.size() > 1) {
            fitting = fitting(call, tensors, trials);
            String name = fitting.keySet().iterator().next();
            chosen = named(name, tensors);
        }
        ForwardCall asked = call.with(chosen);
        return new Chosen(archive.with(Map.of(ForwardCall.METHOD, asked)), asked, fitting);
    }

    private ForwardCall call() {
        InputForm form = card == null ? InputForm.PLAIN : card.input().form();
        return new ForwardCall(
                form.grey(),
                form.channelsLast(),
                form.bytes(),
                numbers(),
                card != null && card.takesFacts(),
                ForwardCall.PLAIN.output());
    }

    private Map<String, List<Double>> numbers() {
        Map<String, List<Double>> numbers = new HashMap<>();
        if (card != null) {
            card.inputs().forEach((name, input) -> numbers.put(name, input.example()));
        }
        return numbers;
    }

    private OutputTensor named(String name, List<OutputTensor> tensors) throws ModelLoadException {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        refused(
                                "its card names the output '%s', but it gives %s"
                                        .formatted(
                                                name,
                                                tensors.stream()
                                                        .map(OutputTensor::name)
                                                        .collect(Collectors.joining(", ")))));
    }

    private Map<String, Integer> fitting(
            ForwardCall call, List<OutputTensor> tensors, Trials trials)
            throws TorchScriptException, ModelLoadException, IOException, InterruptedException {
        Map<String, ForwardCall> calls = new LinkedHashMap<>();
        for (OutputTensor tensor : tensors) {
            calls.put(ForwardCall.METHOD + "_" + calls.size(), call.with(tensor));
        }
        Path trial = copies.temporary(archive.with(calls));
        Map<String, Integer> fitting = new LinkedHashMap<>();
        List<String> seen = new ArrayList<>();
        try {
            List<Optional<GivenShape>> shapes =
                    trials.shapes(
                            name(),
                            trial,
                            List.copyOf(calls.keySet()),
                            spec,
                            TorchArchive.examples(card));
            for (int i = 0; i < shapes.size(); i++) {
                String name = tensors.get(i).name();
                int classes = shapes.get(i).map(GivenShape::classes).orElse(0);
                if (classes > 0 && (card == null || card.output().fits(classes))) {
                    fitting.put(name, classes);
                }
                shapes.get(i).ifPresent(shape -> seen.add(name + " " + shape));
            }
        } finally {
            Files.deleteIfExists(trial);
        }
        if (fitting.isEmpty()) {
            throw refused(
                    "none of its outputs has a number for each class%s: %s"
                            .formatted(
                                    card == null ? "" : " of its card", String.join(", ", seen)));
        }
        if (card != null && fitting.size() > 1) {
            throw refused(several(fitting));
        }
        return fitting;
    }

    /** Asks which of several tensors is meant. */
    static String several(Map<String, Integer> fitting) {
        return "several of its outputs have a number for each class (%s): say in its card which one, as in \"output\": {\"tensor\": \"%s\", …}"
                .formatted(String.join(", ", fitting.keySet()), fitting.keySet().iterator().next());
    }

    private String name() {
        return FileNames.name(archive.file());
    }

    private ModelLoadException refused(String why) {
        return new ModelLoadException("%s cannot be used: %s.".formatted(name(), why));
    }
}
