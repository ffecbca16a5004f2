package org.lesionlens.background;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Has answers at hand before they are asked for: a few, made one after the other.
 *
 * <p>All of it belongs to the UI thread; the work itself runs on the worker. What is asked for goes
 * before what is only expected.
 *
 * @param <K> names an answer
 * @param <V> type of the answers
 */
public final class Prefetch<K, V> {

    private record Asked<K, V>(
            K key, Consumer<? super V> onDone, Consumer<? super Throwable> onFailure) {}

    private final int capacity;
    private final Function<? super K, ? extends Callable<V>> work;
    private final LatestJob<V> job;
    private final Map<K, V> kept = new LinkedHashMap<>();
    private final Set<K> failed = new HashSet<>();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(this, "waiting");
    private List<K> expected = List.of();
    private boolean held;
    private @Nullable K underway;
    private @Nullable Asked<K, V> asked;

    /**
     * @param capacity most answers that are kept; at least 1
     * @param worker runs the work
     * @param ui runs what the answers are given to
     * @param work makes the answer of a key
     */
    public Prefetch(
            int capacity,
            Executor worker,
            Executor ui,
            Function<? super K, ? extends Callable<V>> work) {
        if (capacity < 1) {
            throw new IllegalArgumentException("nothing can be kept: " + capacity);
        }
        this.capacity = capacity;
        this.work = work;
        this.job = new LatestJob<>(worker, ui);
    }

    /** True from an {@link #ask} until its answer or its failure. */
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** True if the answer of {@code key} is there. */
    public boolean isAtHand(K key) {
        return kept.containsKey(key);
    }

    /** Wants one answer, at once if it is at hand; whatever was asked before is forgotten. */
    public void ask(K key, Consumer<? super V> onDone, Consumer<? super Throwable> onFailure) {
        asked = null;
        failed.remove(key);
        V ready = kept.get(key);
        if (ready != null) {
            waiting.set(false);
            onDone.accept(ready);
            return;
        }
        expected =
                Stream.concat(Stream.of(key), expected.stream())
                        .distinct()
                        .limit(capacity)
                        .toList();
        asked = new Asked<>(key, onDone, onFailure);
        waiting.set(true);
        if (!key.equals(underway)) {
            start(key);
        }
    }

    /**
     * Says what will be asked for soon: the first is made first, whatever is not among them may be
     * forgotten, and more than the capacity are not made.
     */
    public void expect(List<K> keys) {
        expected = List.copyOf(keys.subList(0, Math.min(capacity, keys.size())));
        kept.keySet().retainAll(expected);
        failed.retainAll(expected);
        startExpected();
    }

    /** While it is held, nothing is made that nobody asked for. */
    public void setHeld(boolean wanted) {
        held = wanted;
        startExpected();
    }

    /** Forgets everything and stops. */
    public void clear() {
        asked = null;
        expected = List.of();
        kept.clear();
        failed.clear();
        underway = null;
        waiting.set(false);
        job.cancel();
    }

    private void startExpected() {
        if (held || underway != null) {
            return;
        }
        expected.stream()
                .filter(key -> !kept.containsKey(key) && !failed.contains(key))
                .findFirst()
                .ifPresent(this::start);
    }

    private void start(K key) {
        underway = key;
        job.submit(work.apply(key), answer -> keep(key, answer), cause -> giveUp(key, cause));
    }

    private void keep(K key, V answer) {
        underway = null;
        makeRoom();
        kept.put(key, answer);
        Asked<K, V> wanted = answered(key);
        if (wanted != null) {
            wanted.onDone().accept(answer);
        }
        startExpected();
    }

    /** What is no longer expected goes first, then the oldest. */
    private void makeRoom() {
        if (kept.size() >= capacity) {
            K oldest =
                    kept.keySet().stream()
                            .filter(key -> !expected.contains(key))
                            .findFirst()
                            .orElseGet(() -> kept.keySet().iterator().next());
            kept.remove(oldest);
        }
    }

    private void giveUp(K key, Throwable cause) {
        underway = null;
        failed.add(key);
        Asked<K, V> wanted = answered(key);
        if (wanted != null && !(cause instanceof CancellationException)) {
            wanted.onFailure().accept(cause);
        }
        startExpected();
    }

    private @Nullable Asked<K, V> answered(K key) {
        Asked<K, V> wanted = asked;
        if (wanted == null || !wanted.key().equals(key)) {
            return null;
        }
        asked = null;
        waiting.set(false);
        return wanted;
    }
}
