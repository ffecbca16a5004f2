package org.lesionlens.spark;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * A file or folder, by any name that Hadoop knows.
 *
 * @param address as {@code file:/data/set}, {@code hdfs://…}, {@code s3a://…}
 */
record Location(String address) implements Serializable {

    private static final String LOCAL = "file:";

    /**
     * What a person named.
     *
     * @param named an address, or a path of this machine, whatever Hadoop's own file system is
     */
    static Location named(String named) {
        boolean isAddress = named.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
        return new Location(
                isAddress
                        ? new org.apache.hadoop.fs.Path(named).toString()
                        : LOCAL + Path.of(named).toAbsolutePath().normalize());
    }

    /** True of what each machine that needs it has under the same path. */
    boolean isLocal() {
        return address.startsWith(LOCAL);
    }

    /** Its path, on each machine or on the server that has it. */
    Path local() {
        return Path.of(path().toUri().getPath());
    }

    /** The same as Hadoop names it. */
    org.apache.hadoop.fs.Path path() {
        return new org.apache.hadoop.fs.Path(address);
    }

    /**
     * What lies in this folder.
     *
     * @param file below it, with slashes
     */
    org.apache.hadoop.fs.Path path(String file) {
        return new org.apache.hadoop.fs.Path(path(), file);
    }

    /** The name below this folder, with slashes, of a file in it. */
    String below(Path file) {
        return local().relativize(file).toString().replace('\\', '/');
    }
}
