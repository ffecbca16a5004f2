package org.lesionlens.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;

/** Several open model files that are asked together, each with its own card and layer. */
public final class EnsembleNetwork implements OpenNetwork {

    private static final String EACH_ALONE =
            "several models are open together; open this one alone to change its card, layer or file";

    private final List<OpenNetwork> members;

    private EnsembleNetwork(List<OpenNetwork> members) {
        this.members = List.copyOf(members);
    }

    /**
     * Opens several files; of one, its own network.
     *
     * @throws ModelLoadException if one cannot be used, or has no card; then all are closed
     * @throws InterruptedException if the calling thread is interrupted; then all are closed
     */
    public static OpenNetwork open(List<Path> files, NetworkLoader loader)
            throws ModelLoadException, InterruptedException {
        List<OpenNetwork> members = new ArrayList<>();
        try {
            for (Path file : files) {
                OpenNetwork network = loader.open(file);
                members.add(network);
                if (files.size() > 1 && network.card().isEmpty()) {
                    throw new ModelLoadException(
                            "%s has no card yet: open it alone first, then all together."
                                    .formatted(file.getFileName()));
                }
            }
        } catch (ModelLoadException | InterruptedException | RuntimeException e) {
            members.forEach(OpenNetwork::close);
            throw e;
        }
        return members.size() == 1 ? members.getFirst() : new EnsembleNetwork(members);
    }

    @Override
    public String architecture() {
        return members.stream().map(OpenNetwork::architecture).collect(Collectors.joining(" + "));
    }

    @Override
    public CardGuess guess() {
        return members.getFirst().guess();
    }

    /** The first one's: each is asked with its own. */
    @Override
    public Optional<ModelCard> card() {
        return members.getFirst().card();
    }

    /** Nobody can write a card for several. */
    @Override
    public boolean hasOwnCard() {
        return true;
    }

    @Override
    public List<String> layers() {
        return List.of();
    }

    @Override
    public int layer() {
        return 0;
    }

    @Override
    public Optional<Double> deviation() {
        OptionalDouble largest =
                members.stream()
                        .flatMap(member -> member.deviation().stream())
                        .mapToDouble(Double::doubleValue)
                        .max();
        return largest.isPresent() ? Optional.of(largest.getAsDouble()) : Optional.empty();
    }

    @Override
    public List<Adjustment> adjustments() {
        Set<Adjustment> all = new LinkedHashSet<>();
        members.forEach(member -> all.addAll(member.adjustments()));
        return List.copyOf(all);
    }

    @Override
    public LayerFacts measure(int layer, InputSpec input) throws ModelLoadException {
        throw new ModelLoadException(EACH_ALONE);
    }

    @Override
    public List<Double> logits(ImageTensor input)
            throws ClassificationException, InterruptedException {
        return members.getFirst().logits(input);
    }

    @Override
    public Classifier classifier(ModelCard card, int layer)
            throws ModelLoadException, InterruptedException {
        List<Classifier> classifiers = new ArrayList<>();
        for (OpenNetwork member : members) {
            classifiers.add(member.classifier(member.card().orElseThrow(), member.layer()));
        }
        return Ensemble.of(classifiers);
    }

    @Override
    public void keep(ModelCard card) throws IOException {
        throw new IOException(EACH_ALONE);
    }

    @Override
    public void export(ModelCard card, int layer, Path file) throws IOException {
        throw new IOException(EACH_ALONE);
    }

    @Override
    public void close() {
        members.forEach(OpenNetwork::close);
    }
}
