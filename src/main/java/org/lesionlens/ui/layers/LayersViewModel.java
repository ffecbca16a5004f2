package org.lesionlens.ui.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.background.LatestJob;
import org.lesionlens.image.InputSpec;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Texts;

/** The layers of the network in use, and which of them is explained. */
public final class LayersViewModel {

    static final Texts TEXTS = Texts.of(LayersViewModel.class);

    private final LatestJob<Integer> measuring;
    private final IntConsumer switcher;
    private final ReadOnlyObjectWrapper<List<LayerItem>> items =
            new ReadOnlyObjectWrapper<>(this, "items", List.of());
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(this, "chosen");
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper(this, "found", "");
    private final ReadOnlyStringWrapper proof = new ReadOnlyStringWrapper(this, "proof", "");
    private final ReadOnlyStringWrapper given = new ReadOnlyStringWrapper(this, "given", "");
    private @Nullable OpenNetwork network;
    private @Nullable InputSpec input;

    /**
     * @param measuring measures layers
     * @param switcher has another layer explained
     */
    public LayersViewModel(LatestJob<Integer> measuring, IntConsumer switcher) {
        this.measuring = measuring;
        this.switcher = switcher;
    }

    /**
     * Another network, or another layer of it, is in use.
     *
     * @param spec of the input it is used with
     * @param layer that is explained
     */
    public void show(OpenNetwork newest, InputSpec spec, int layer) {
        if (!newest.equals(network) || !spec.equals(input)) {
            measuring.cancel();
            network = newest;
            input = spec;
            List<String> names = newest.layers();
            items.set(
                    IntStream.range(0, names.size())
                            .mapToObj(i -> new LayerItem(i, names.get(i), null, ""))
                            .toList());
        }
        chosen.set(layer);
        found.set(newest.layers().isEmpty() ? "" : TEXTS.get("found", newest.layers().get(layer)));
        proof.set(words(newest));
    }

    private static String words(OpenNetwork network) {
        String changed =
                network.adjustments().stream()
                        .map(one -> TEXTS.get("changed." + one))
                        .collect(Collectors.joining(" "));
        return changed.isEmpty()
                ? network.deviation().map(LayersViewModel::words).orElse("")
                : TEXTS.get("changed", changed);
    }

    private static String words(double deviation) {
        Locale locale = Locale.getDefault(Locale.Category.FORMAT);
        return deviation == 0
                ? TEXTS.get("proof.bitwise")
                : TEXTS.get("proof.within", String.format(locale, "%.1e", deviation));
    }

    /** Says what the network was given besides the photo that is shown; null if none is. */
    public void showGiven(@Nullable Analysis shown) {
        String words = shown == null ? "" : shown.pass().given().words(shown.card());
        given.set(words.isEmpty() ? "" : TEXTS.get("given", words));
    }

    /** Nothing is in use, or will not be for long. */
    public void clear() {
        measuring.cancel();
        network = null;
        input = null;
        items.set(List.of());
        found.set("");
        proof.set("");
    }

    /** Measures what has not been; one that fails ends it, as finer ones would not do either. */
    void measure() {
        OpenNetwork used = network;
        InputSpec spec = input;
        List<LayerItem> open = items.get().stream().filter(item -> !item.isKnown()).toList();
        boolean ended = items.get().stream().anyMatch(item -> !item.failure().isBlank());
        if (used == null
                || spec == null
                || open.isEmpty()
                || ended
                || measuring.runningProperty().get()) {
            return;
        }
        LatestJob.ProgressiveWork<Integer, LayerItem> work =
                progress -> measure(used, spec, open, progress);
        measuring.submit(work, this::replace, _ -> {}, _ -> {});
    }

    private static int measure(
            OpenNetwork used,
            InputSpec spec,
            List<LayerItem> open,
            Consumer<? super LayerItem> progress)
            throws InterruptedException {
        for (LayerItem item : open) {
            try {
                progress.accept(item.measured(used.measure(item.index(), spec)));
            } catch (ModelLoadException e) {
                progress.accept(item.failed(Reason.of(e)));
                break;
            }
        }
        return open.size();
    }

    private void replace(LayerItem newest) {
        List<LayerItem> all = new ArrayList<>(items.get());
        all.set(newest.index(), newest);
        items.set(List.copyOf(all));
    }

    /** Has another layer explained. */
    void choose(int layer) {
        if (layer != chosen.get()) {
            switcher.accept(layer);
        }
    }

    /** All layers, the last of the network first; empty if there is no choice. */
    ReadOnlyObjectProperty<List<LayerItem>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    /** Which of them is explained. */
    ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** That a layer was found, and which; blank if the file names it itself. */
    public ReadOnlyStringProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** What the network was given besides the photo; blank if nothing. */
    ReadOnlyStringProperty givenProperty() {
        return given.getReadOnlyProperty();
    }

    /** How equal the copy is that is run; blank if the file itself is run. */
    public ReadOnlyStringProperty proofProperty() {
        return proof.getReadOnlyProperty();
    }
}
