package org.lesionlens.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileStamp;

/**
 * The hashes of photos: a photo that has not changed since it was last read is not read again, so
 * that a set of 30,000 opens without reading gigabytes. For any thread.
 */
public final class PhotoHashes {

    /** File systems whose stamps last, see {@link FileStamp}. */
    private static final Set<String> LASTING =
            Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "tmpfs", "apfs", "hfs");

    private final ResultStore store;
    private final InstantSource clock;
    private final Map<Long, Boolean> lasting = new ConcurrentHashMap<>(); // by device

    /**
     * @param store remembers hashes
     */
    public PhotoHashes(ResultStore store) {
        this(store, store.clock());
    }

    /**
     * @param clock tells whether a file has been as it is for some time
     */
    PhotoHashes(ResultStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The state that a photo's file is in.
     *
     * @return none if it cannot be read, or if two states might look alike on its file system
     */
    public Optional<FileStamp> stamp(Path photo) {
        try {
            return FileStamp.of(photo).filter(stamp -> isLasting(stamp, photo));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The hash of a photo's bytes, if it is known without reading them.
     *
     * @throws IOException if the store cannot be used
     */
    public Optional<ContentHash> known(Path photo) throws IOException {
        Optional<FileStamp> stamp = stamp(photo);
        return stamp.isEmpty() ? Optional.empty() : store.hash(stamp.get());
    }

    /**
     * The hash of a photo's bytes.
     *
     * @throws IOException if it cannot be read, or the store cannot be used
     */
    public ContentHash of(Path photo) throws IOException {
        Optional<FileStamp> stamp = stamp(photo); // from before the reading
        if (stamp.isEmpty()) {
            return ContentHash.of(photo);
        }
        Optional<ContentHash> known = store.hash(stamp.get());
        if (known.isPresent()) {
            return known.get();
        }
        boolean settled = stamp.get().isSettled(clock.instant()); // before it is read, too
        ContentHash hash = ContentHash.of(photo);
        if (settled) {
            remember(stamp.get(), hash);
        }
        return hash;
    }

    /** Whoever wants the hash has it, even if the photo will have to be read again. */
    private void remember(FileStamp stamp, ContentHash hash) {
        try {
            store.remember(stamp, hash);
        } catch (IOException e) {
            return; // a full disk is told of by those who keep results
        }
    }

    /** Asked once for each device: that takes longer than reading a small photo. */
    private boolean isLasting(FileStamp stamp, Path photo) {
        return lasting.computeIfAbsent(stamp.device(), _ -> LASTING.contains(fileSystem(photo)));
    }

    private static String fileSystem(Path photo) {
        try {
            return Files.getFileStore(photo).type();
        } catch (IOException e) {
            return "";
        }
    }
}
