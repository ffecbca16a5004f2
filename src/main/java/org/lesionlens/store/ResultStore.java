package org.lesionlens.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileStamp;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;

/**
 * Finished results, kept between starts, by what the photo's and the model's bytes are: nothing of
 * a name or a path is in it.
 *
 * <p>What {@link #save} has returned from survives the end of the process, however it ends. A
 * damaged store, or one of a newer program, is set aside under another name and begun anew. May be
 * used from any thread; several processes may share one.
 */
public final class ResultStore implements AutoCloseable {

    private final String address;
    private final Optional<Path> file;
    private final Journal journal;
    private final Consumer<String> messages;
    private final InstantSource clock;
    private ResultDatabase database;
    private Optional<Object> opened =
            Optional.empty(); // which file it was, whatever it is called now
    private @Nullable ResultStore overflow; // since the file cannot be written

    private ResultStore(
            String address,
            Optional<Path> file,
            Journal journal,
            Consumer<String> messages,
            InstantSource clock)
            throws IOException {
        this.address = address;
        this.file = file;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
        this.database = open();
    }

    /** What is done with the open database. */
    interface Work<T> {
        T with(ResultDatabase open) throws SQLException;
    }

    /**
     * Opens the store in a file, which is made with its folder if it is not there.
     *
     * @param messages is told in a sentence if the store had to be set aside
     * @throws IOException if the file cannot be used
     */
    public static ResultStore open(Path file, Consumer<String> messages) throws IOException {
        return open(file, messages, InstantSource.system());
    }

    /**
     * The same by another clock.
     *
     * @param clock tells whether a photo's file has been as it is for some time
     */
    static ResultStore open(Path file, Consumer<String> messages, InstantSource clock)
            throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return open(
                whole, folder == null ? Journal.WRITE_AHEAD : Journal.in(folder), messages, clock);
    }

    /**
     * The same.
     *
     * @param file in a folder that exists
     */
    static ResultStore open(
            Path file, Journal journal, Consumer<String> messages, InstantSource clock)
            throws IOException {
        return new ResultStore("jdbc:sqlite:" + file, Optional.of(file), journal, messages, clock);
    }

    /**
     * A store that is gone once it is closed.
     *
     * @throws IOException if there is no room for it
     */
    public static ResultStore temporary() throws IOException {
        return temporary(InstantSource.system());
    }

    /**
     * The same.
     *
     * @param clock tells whether a photo's file has been as it is for some time
     */
    static ResultStore temporary(InstantSource clock) throws IOException {
        return new ResultStore(
                "jdbc:sqlite:", Optional.empty(), Journal.WRITE_AHEAD, _ -> {}, clock);
    }

    /** False of one that is gone once it is closed. */
    boolean isLasting() {
        return file.isPresent();
    }

    /** Tells whether a photo's file has been as it is for some time. */
    InstantSource clock() {
        return clock;
    }

    /**
     * What is known of a photo under a model.
     *
     * @throws IOException if the file cannot be read
     */
    public synchronized Optional<PhotoResult> find(ContentHash image, ContentHash model)
            throws IOException {
        Optional<PhotoResult> kept = attempt(open -> open.find(image, model));
        ResultStore rest = overflow;
        return kept.isPresent() || rest == null ? kept : rest.find(image, model);
    }

    /**
     * What the model said of photos whose files are in these states, as far as that is known: much
     * faster than one after the other, and without the features.
     *
     * @throws IOException if the file cannot be read
     */
    public synchronized Map<FileStamp, PhotoPrediction> predictions(
            List<FileStamp> stamps, ContentHash model) throws IOException {
        return attempt(open -> open.predictions(stamps, model));
    }

    /**
     * Another reader of the same file, so that several threads can ask for predictions at once.
     *
     * @return none of a store without a file, or if it cannot be opened once more
     */
    Optional<StampedPredictions> reader() {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StampedPredictions.open(address));
        } catch (SQLException e) {
            return Optional.empty(); // whoever asks the store itself hears what is wrong
        }
    }

    /** The hash of a file in this state, if it is remembered. */
    synchronized Optional<ContentHash> hash(FileStamp stamp) throws IOException {
        return attempt(open -> open.hash(stamp));
    }

    /** Remembers the hash of a file in this state. */
    synchronized void remember(FileStamp stamp, ContentHash hash) throws IOException {
        attempt(open -> {
            open.remember(stamp, hash);
            return hash;
        });
    }

    /**
     * Keeps what is known of a photo under a model, in place of what was. Where the file cannot be
     * written any more, until the store is closed, which is told once.
     *
     * @throws IOException if there is no room for that either
     */
    public synchronized void save(ContentHash image, ContentHash model, PhotoResult result)
            throws IOException {
        try {
            attempt(open -> {
                open.save(image, model, result);
                return result;
            });
        } catch (IOException e) {
            overflow(e).save(image, model, result);
        }
    }

    private ResultStore overflow(IOException why) throws IOException {
        ResultStore rest = overflow;
        if (rest == null) {
            if (!isLasting()) {
                throw why;
            }
            rest = temporary(clock);
            overflow = rest;
            messages.accept(
                    why.getMessage()
                            + "; from now on they are kept until the end of the program alone");
        }
        return rest;
    }

    /** True if all that was saved is found again after the end of the process. */
    public synchronized boolean keepsAll() {
        return isLasting() && overflow == null;
    }

    /**
     * All that a person says of any photo.
     *
     * @throws IOException if the file cannot be read
     */
    public synchronized Map<ContentHash, PhotoMarks> marks() throws IOException {
        return attempt(open -> open.marks().all());
    }

    /**
     * Keeps what a person changed, all of it or nothing. A note that is kept already and was not
     * known to them stays beside theirs.
     *
     * @return what is said of these photos now
     * @throws IOException if the file cannot be written
     */
    public synchronized Map<ContentHash, PhotoMarks> keepMarks(Map<ContentHash, MarkChange> changes)
            throws IOException {
        return attempt(open -> open.marks().keep(changes));
    }

    /** Frees the file. */
    @Override
    public synchronized void close() {
        ResultStore rest = overflow;
        if (rest != null) {
            rest.close();
        }
        database.close();
    }

    /** Once more on a new store, should the old one turn out to be damaged. */
    synchronized <T> T attempt(Work<T> work) throws IOException {
        try {
            return work.with(database);
        } catch (SQLException e) {
            if (!ResultDatabase.isDamage(e)) {
                throw StoreTrouble.told(e, file);
            }
            database.close();
            database = openAnew("damaged");
        }
        try {
            return work.with(database);
        } catch (SQLException e) {
            throw StoreTrouble.told(e, file);
        }
    }

    private ResultDatabase open() throws IOException {
        opened = file.flatMap(SetAside::identity);
        try {
            Optional<ResultDatabase> usable = ResultDatabase.open(address, journal);
            if (usable.isEmpty()) {
                return openAnew("newer");
            }
            opened = file.flatMap(SetAside::identity); // it may just have been made
            return usable.get();
        } catch (SQLException e) {
            if (!ResultDatabase.isDamage(e)) {
                throw StoreTrouble.told(e, file);
            }
            return openAnew("damaged");
        }
    }

    /** Results can be computed again; what a person wrote is brought along, if it can be read. */
    private ResultDatabase openAnew(String why) throws IOException {
        if (!file.flatMap(SetAside::identity).equals(opened)) {
            return open(); // another program has set it aside
        }
        Path aside =
                SetAside.move(
                        file.orElseThrow(() -> new IOException("the temporary store is damaged")),
                        why);
        try {
            ResultDatabase begun = ResultDatabase.open(address, journal).orElseThrow();
            opened = file.flatMap(SetAside::identity);
            List<String> lost = SetAside.bring(aside, begun);
            messages.accept(
                    "the store of results is "
                            + (why.equals("newer") ? "of a newer program" : "damaged")
                            + "; it is now called "
                            + aside.getFileName()
                            + ", and a new one is begun"
                            + (lost.isEmpty()
                                    ? ""
                                    : "; its "
                                            + String.join(", ", lost)
                                            + " could not all be read, and some may be missing"));
            return begun;
        } catch (SQLException e) {
            throw new IOException("the store of results cannot be made: " + e.getMessage(), e);
        }
    }
}
