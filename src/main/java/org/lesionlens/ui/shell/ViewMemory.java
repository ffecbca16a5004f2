package org.lesionlens.ui.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.viewer.ViewSettings;
import org.lesionlens.ui.viewer.ViewState;

/** Shows lesions as they were shown at the last start, and as large. */
final class ViewMemory {

    private final CurrentSettings settings;
    private final ViewSettings view;
    private final Map<String, DoubleProperty> sizes;
    private final Map<String, BooleanProperty> switches;

    /**
     * @param settings what is remembered
     * @param view how a lesion is shown
     * @param sizes how large many lesions are, in pixels, by the names they are remembered by
     * @param switches what is shown or not, by the names it is remembered by
     */
    ViewMemory(
            CurrentSettings settings,
            ViewSettings view,
            Map<String, DoubleProperty> sizes,
            Map<String, BooleanProperty> switches) {
        this.settings = settings;
        this.view = view;
        this.sizes = Map.copyOf(sizes);
        this.switches = Map.copyOf(switches);
        Map<String, String> last = settings.viewProperty().get();
        view.set(ViewState.of(last));
        sizes.forEach((name, size) -> pixels(last.get(name)).ifPresent(size::set));
        switches.forEach((name, on) -> truth(last.get(name)).ifPresent(on::set));
        view.state().subscribe(this::remember);
        sizes.values().forEach(size -> size.subscribe((_, _) -> remember()));
        switches.values().forEach(on -> on.subscribe((_, _) -> remember()));
    }

    private void remember() {
        Map<String, String> words = new HashMap<>(view.state().get().toMap());
        sizes.forEach((name, size) -> words.put(name, Long.toString(Math.round(size.get()))));
        switches.forEach((name, on) -> words.put(name, Boolean.toString(on.get())));
        settings.viewProperty().set(words);
    }

    /** Nothing if it is neither true nor false. */
    private static Optional<Boolean> truth(@Nullable String word) {
        return Optional.ofNullable(word)
                .filter(said -> said.equals("true") || said.equals("false"))
                .map(Boolean::valueOf);
    }

    /** Nothing if it makes no sense; what is too large or too small is cut by what it is set to. */
    private static Optional<Double> pixels(@Nullable String word) {
        return Optional.ofNullable(word)
                .filter(digits -> digits.matches("[1-9][0-9]{0,3}"))
                .map(Double::valueOf);
    }
}
