package org.lesionlens.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
        this(store, InstantSource.system());
    }

    PhotoHashes(ResultStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The hash of a photo's bytes.
     *
     * @throws IOException if it cannot be read
     */
    public ContentHash of(Path photo) throws IOException {
        ContentHash hash = of(List.of(photo)).get(photo);
        return hash == null ? ContentHash.of(photo) : hash; // that says why it cannot be read
    }

    /**
     * The hashes of the bytes of all photos that can be read.
     *
     * @throws IOException if the store cannot be used
     */
    public Map<Path, ContentHash> of(List<Path> photos) throws IOException {
        Map<Path, FileStamp> stamps = new LinkedHashMap<>();
        for (Path photo : photos) {
            stamp(photo).ifPresent(stamp -> stamps.put(photo, stamp));
        }
        Map<FileStamp, ContentHash> remembered = store.hashes(stamps.values());
        Map<FileStamp, ContentHash> news = new HashMap<>();
        Map<Path, ContentHash> hashes = new HashMap<>();
        Instant now = clock.instant();
        for (Path photo : photos) {
            FileStamp stamp = stamps.get(photo); // from before the reading
            ContentHash known = stamp == null ? null : remembered.get(stamp);
            Optional<ContentHash> hash = known == null ? read(photo) : Optional.of(known);
            hash.ifPresent(found -> hashes.put(photo, found));
            if (known == null && stamp != null && stamp.isSettled(now)) {
                hash.ifPresent(found -> news.put(stamp, found));
            }
        }
        remember(news);
        return hashes;
    }

    /** Whoever wants the hashes has them, even if they will have to be read again. */
    private void remember(Map<FileStamp, ContentHash> news) {
        try {
            store.remember(news);
        } catch (IOException e) {
            return; // a full disk is told of by those who keep results
        }
    }

    private Optional<FileStamp> stamp(Path photo) {
        try {
            return FileStamp.of(photo).filter(stamp -> isLasting(stamp, photo));
        } catch (IOException e) {
            return Optional.empty(); // it cannot be read either
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

    private static Optional<ContentHash> read(Path photo) {
        try {
            return Optional.of(ContentHash.of(photo));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
