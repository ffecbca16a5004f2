package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.FileVisitor;
import java.nio.file.Path;

/** Files below a folder, wherever they are: listed, but not to be read from here. */
@FunctionalInterface
public interface FileTree {

    /**
     * Shows all folders and files, as {@link java.nio.file.Files#walkFileTree} does.
     *
     * @param folder to begin with; its path, and those of the files, need not exist here
     * @param visitor is told the size of each file, and that it is an ordinary one
     * @throws IOException if the folder itself cannot be listed
     */
    void walk(Path folder, FileVisitor<Path> visitor) throws IOException;
}
