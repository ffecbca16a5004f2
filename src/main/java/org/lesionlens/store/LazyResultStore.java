package org.lesionlens.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.FileProblem;

/**
 * The store of all that a window shows: opened when it is first wanted, so that nothing waits for
 * it before. For any thread.
 */
public final class LazyResultStore implements AutoCloseable {

    private final Path file;
    private final Consumer<String> messages;
    private final InstantSource clock;
    private @Nullable ResultStore store;

    /**
     * @param file need not exist
     * @param messages is told in a sentence, on any thread, if a former store had to be set aside
     *     or if none can be used
     */
    public LazyResultStore(Path file, Consumer<String> messages) {
        this(file, messages, InstantSource.system());
    }

    /**
     * The same by another clock.
     *
     * @param clock tells whether a photo's file has been as it is for some time
     */
    public LazyResultStore(Path file, Consumer<String> messages, InstantSource clock) {
        this.file = file;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The open store; one that is gone at the end if the file cannot be used.
     *
     * @throws IOException if there is no room for that either
     */
    public synchronized ResultStore get() throws IOException {
        ResultStore open = store;
        if (open == null) {
            open = open();
            store = open;
        }
        return open;
    }

    private ResultStore open() throws IOException {
        try {
            return ResultStore.open(file, messages, clock);
        } catch (IOException e) {
            messages.accept(
                    file
                            + " "
                            + FileProblem.inWords(e)
                            + "; results are lost at the end of the program");
            return ResultStore.temporary(clock);
        }
    }

    @Override
    public synchronized void close() {
        ResultStore open = store;
        store = null;
        if (open != null) {
            open.close();
        }
    }
}
