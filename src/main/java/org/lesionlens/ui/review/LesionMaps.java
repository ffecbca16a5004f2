package org.lesionlens.ui.review;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Texts;

/**
 * Of which class and by which method several lesions are explained that are seen together. The maps
 * that are kept are of the class that the model looks for, by Grad-CAM; for others the network is
 * asked, lesion by lesion. Belongs to the UI thread.
 */
public final class LesionMaps {

    /** Asks the network. */
    @FunctionalInterface
    public interface Asker {

        /** Runs off the UI thread. */
        SignedMap ask(LesionImage lesion, int classIndex, CamMethod method) throws Exception;
    }

    /**
     * Classes of the model in use, and who asks it.
     *
     * @param names of the classes
     * @param own index of the one that the model looks for
     * @param asker of that model
     */
    public record Source(List<String> names, int own, Asker asker) {

        public Source {
            names = List.copyOf(names);
        }
    }

    /** How far it is. */
    public sealed interface State {

        /** All maps that are wanted are there. */
        record Complete() implements State {}

        /**
         * The network is asked.
         *
         * @param done lesions that have answers
         * @param all lesions
         */
        record Asking(int done, int all) implements State {}

        /**
         * It was asked in vain.
         *
         * @param reason for a person to read
         */
        record Failed(String reason) implements State {}
    }

    private static final int MOST = 100; // lesions, half a second each

    private record Answer(Path file, SignedMap map) {}

    private final LatestJob<Integer> asking;
    private final ObjectProperty<CamMethod> method =
            new SimpleObjectProperty<>(this, "method", CamMethod.GRAD_CAM);
    private final ObjectProperty<Integer> classIndex =
            new SimpleObjectProperty<>(this, "classIndex", 0);
    private final ReadOnlyObjectWrapper<@Nullable Source> source =
            new ReadOnlyObjectWrapper<>(this, "source");
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.Complete());
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
    private final Map<Path, SignedMap> answers = new HashMap<>(); // of what is chosen now
    private final Map<String, List<LesionImage>> seen = new TreeMap<>();
    private List<LesionImage> wanted = List.of();

    /**
     * @param asking runs an {@link Asker}, one lesion after the other
     */
    public LesionMaps(LatestJob<Integer> asking) {
        this.asking = asking;
        method.subscribe((_, _) -> ask());
        classIndex.subscribe((_, _) -> ask());
    }

    /** Another model is in use, or none: its own class by Grad-CAM is shown. */
    public void use(@Nullable Source newest) {
        source.set(newest);
        method.set(CamMethod.GRAD_CAM);
        classIndex.set(newest == null ? 0 : newest.own());
        ask();
    }

    /**
     * Says what is seen.
     *
     * @param place where, for what is seen elsewhere stays wanted
     * @param lesions none if the place is not seen any more
     */
    public void want(String place, List<LesionImage> lesions) {
        seen.put(place, List.copyOf(lesions));
        List<LesionImage> all = seen.values().stream().flatMap(List::stream).distinct().toList();
        if (!all.equals(wanted)) {
            wanted = all;
            ask();
        }
    }

    /** True if the kept maps are those that are wanted. */
    private boolean isKept() {
        Source now = source.get();
        return now == null || (method.get() == CamMethod.GRAD_CAM && classIndex.get() == now.own());
    }

    private void ask() {
        asking.cancel();
        answers.clear();
        state.set(new State.Complete());
        version.set(version.get() + 1);
        Source now = source.get();
        if (now == null || isKept() || wanted.isEmpty()) {
            return;
        }
        if (wanted.size() > MOST) {
            state.set(new State.Failed(Texts.of(LesionMaps.class).get("heat.many", MOST)));
            return;
        }
        List<LesionImage> all = wanted.stream().filter(LesionImage::isHere).toList();
        int chosen = classIndex.get();
        CamMethod by = method.get();
        state.set(new State.Asking(0, all.size()));
        asking.<Answer>submit(
                progress -> {
                    for (LesionImage one : all) {
                        progress.accept(new Answer(one.file(), now.asker().ask(one, chosen, by)));
                    }
                    return all.size();
                },
                this::take,
                _ -> state.set(new State.Complete()),
                failure -> state.set(new State.Failed(Reason.of(failure))));
    }

    private void take(Answer answer) {
        answers.put(answer.file(), answer.map());
        state.set(new State.Asking(answers.size(), wanted.size()));
        version.set(version.get() + 1);
    }

    /** The map of a lesion; none while there is none of what is wanted. */
    public Optional<SignedMap> of(ReviewCase one) {
        return isKept() ? one.map() : Optional.ofNullable(answers.get(one.image().file()));
    }

    /** By which method lesions are explained. */
    public ObjectProperty<CamMethod> methodProperty() {
        return method;
    }

    /** Index of the class that is explained. */
    public ObjectProperty<Integer> classIndexProperty() {
        return classIndex;
    }

    /** The model's classes; null without a model. */
    public ReadOnlyObjectProperty<@Nullable Source> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Another number whenever {@link #of} may say something else. */
    public ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }
}
