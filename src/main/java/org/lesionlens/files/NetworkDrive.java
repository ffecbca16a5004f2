package org.lesionlens.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a folder is on another machine, which processes of several machines may share: memory
 * cannot be shared there, and locks are slow.
 */
public final class NetworkDrive {

    /** As Linux and macOS name them, without what programs put behind a dot. */
    private static final Set<String> TYPES =
            Set.of(
                    "9p",
                    "afpfs",
                    "afs",
                    "beegfs",
                    "beegfs_nodev",
                    "ceph",
                    "cifs",
                    "coda",
                    "davfs",
                    "fuse.sshfs",
                    "fuse.rclone",
                    "fuse.glusterfs",
                    "fuse.ceph",
                    "fuse.davfs2",
                    "fuse.s3fs",
                    "fuse.smbnetfs",
                    "fuse.beegfs",
                    "fuse.juicefs",
                    "fuse.cvmfs2",
                    "gfs2",
                    "glusterfs",
                    "gpfs",
                    "lustre",
                    "macfuse",
                    "ncpfs",
                    "nfs",
                    "nfs4",
                    "ocfs2",
                    "orangefs",
                    "osxfuse",
                    "panfs",
                    "pvfs2",
                    "smb",
                    "smb2",
                    "smb3",
                    "smbfs",
                    "webdav",
                    "wekafs");

    private NetworkDrive() {}

    /**
     * The type of the network drive that a folder is on, if it is on one.
     *
     * @param folder need not exist
     */
    public static Optional<String> of(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            Path real = there.toRealPath();
            return of(real.toString(), Files.getFileStore(real).type());
        } catch (IOException e) {
            return Optional.empty(); // whoever writes there is told what is wrong
        }
    }

    /**
     * The same.
     *
     * @param path as it is on the disk; on Windows the type of a share is that of its disk
     * @param type of its file system
     */
    static Optional<String> of(String path, String type) {
        if (path.startsWith("\\\\")) {
            return Optional.of("share");
        }
        return Optional.of(type.toLowerCase(Locale.ROOT)).filter(TYPES::contains);
    }
}
