package org.lesionlens.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes reports of errors that nobody caught: of each place one, as some come with every frame. */
public final class CrashReports {

    private static final int MOST = 20; // whatever comes then is a consequence

    private final Nameless nameless;
    private final Supplier<List<String>> facts;
    private final Set<String> told = new HashSet<>();

    /**
     * @param facts of program and machine, a line each, without names
     */
    public CrashReports(Nameless nameless, Supplier<List<String>> facts) {
        this.nameless = nameless;
        this.facts = facts;
    }

    /** The report of an error, for a person to send; nothing if there was one of its kind. */
    public synchronized Optional<String> of(Thread thread, Throwable error) {
        if (told.size() >= MOST || !told.add(Nameless.kind(error))) {
            return Optional.empty();
        }
        return Optional.of(
                text("Thread " + nameless.text(thread.getName()) + "\n" + nameless.trace(error)));
    }

    /** The report of a run that the system ended, whose virtual machine wrote this. */
    public String of(NativeCrash crash) {
        return text(crash.excerpt(nameless));
    }

    private String text(String what) {
        List<String> lines = new ArrayList<>();
        try {
            lines.addAll(facts.get());
        } catch (RuntimeException e) { // the fault itself is what counts
            lines.add("what is known of program and machine: " + e.getClass().getName());
        }
        lines.add("");
        lines.add(what);
        return String.join("\n", lines);
    }
}
