package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.PictureFormat;

/** Looks beside a table, and some folders down, for the photos that it names. */
final class PhotosBeside extends SimpleFileVisitor<Path> {

    private static final int DEPTH = 4; // as tables are looked for around photos
    private static final int MOST = 500_000; // files and folders: a table may lie in a home folder

    private final PhotoNames wanted;
    private int left = MOST;
    private @Nullable Path common;

    private PhotosBeside(PhotoNames wanted) {
        this.wanted = wanted;
    }

    /** The smallest folder that has all that were found; none if there is none of them. */
    static Optional<Path> folder(Path table, PhotoNames wanted) {
        Path parent = table.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            return Optional.empty();
        }
        var search = new PhotosBeside(wanted);
        try {
            Files.walkFileTree(parent, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, search);
        } catch (IOException e) {
            return Optional.empty(); // a folder that may not be listed has no photos for anybody
        }
        return Optional.ofNullable(search.common);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
        boolean isHidden = FileNames.name(folder).startsWith(".");
        return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
        String name = FileNames.name(file);
        if (PictureFormat.isNamedLikeOne(name) && wanted.contain(name)) {
            Path folder = file.resolveSibling("");
            while (common != null && !folder.startsWith(common)) {
                common = common.getParent();
            }
            common = common == null ? folder : common;
        }
        return --left > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException broken) {
        return FileVisitResult.CONTINUE;
    }
}
