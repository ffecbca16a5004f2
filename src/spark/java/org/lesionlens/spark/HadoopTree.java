package org.lesionlens.spark;

import java.io.IOException;
import java.nio.file.FileVisitor;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.lesionlens.cases.FileTree;

/**
 * The files of a set's folder as Hadoop lists them, folder by folder.
 *
 * @param configuration of Hadoop, tells how the folder is reached
 */
record HadoopTree(Location set, Configuration configuration) implements FileTree {

    @Override
    public void walk(Path folder, FileVisitor<Path> visitor) throws IOException {
        var start = set.path();
        FileSystem files = start.getFileSystem(configuration);
        walk(files.getFileStatus(start), folder, files, visitor);
    }

    private static void walk(
            FileStatus listed, Path folder, FileSystem files, FileVisitor<Path> visitor)
            throws IOException {
        visitor.preVisitDirectory(folder, new Facts(listed));
        RemoteIterator<FileStatus> inside = files.listStatusIterator(listed.getPath());
        while (inside.hasNext()) {
            FileStatus one = inside.next();
            Path path = folder.resolve(one.getPath().getName());
            if (one.isDirectory()) {
                walk(one, path, files, visitor);
            } else {
                visitor.visitFile(path, new Facts(one));
            }
        }
        visitor.postVisitDirectory(folder, null);
    }

    private record Facts(FileStatus listed) implements BasicFileAttributes {

        @Override
        public FileTime lastModifiedTime() {
            return FileTime.fromMillis(listed.getModificationTime());
        }

        @Override
        public FileTime lastAccessTime() {
            return lastModifiedTime();
        }

        @Override
        public FileTime creationTime() {
            return lastModifiedTime();
        }

        @Override
        public boolean isRegularFile() {
            return listed.isFile();
        }

        @Override
        public boolean isDirectory() {
            return listed.isDirectory();
        }

        @Override
        public boolean isSymbolicLink() {
            return listed.isSymlink();
        }

        @Override
        public boolean isOther() {
            return false;
        }

        @Override
        public long size() {
            return listed.getLen();
        }

        @Override
        public Object fileKey() {
            return listed.getPath();
        }
    }
}
