package org.lesionlens.cases;

import java.nio.file.Path;

/** A photo of a set while it is found out what is known of it. */
final class SetPhoto {

    /**
     * A folder with photos in it.
     *
     * @param name of the folder
     * @param inside the same, blank of the folder that was opened itself
     * @param said by its name and by those above
     */
    record Folder(String name, String inside, FolderFacts.Said said) {}

    private final Path file;
    private final String stem;
    private final String key;
    private final Folder folder;
    private final boolean isHere;
    private LesionFacts facts = LesionFacts.NONE;
    private boolean isTold;

    /**
     * @param stem the file's name without folder and ending
     */
    SetPhoto(Path file, String stem, Folder folder) {
        this(file, stem, folder, true);
    }

    private SetPhoto(Path file, String stem, Folder folder, boolean isHere) {
        this.isHere = isHere;
        this.file = file;
        this.stem = stem;
        this.key = PhotoName.key(stem);
        this.folder = folder;
    }

    /** One that only a row names. */
    static SetPhoto absent(Path file, String stem, Folder folder) {
        return new SetPhoto(file, stem, folder, false);
    }

    boolean isHere() {
        return isHere;
    }

    Path file() {
        return file;
    }

    String stem() {
        return stem;
    }

    /** See {@link PhotoName#key}. */
    String key() {
        return key;
    }

    Folder folder() {
        return folder;
    }

    /** What its folders say. */
    FolderFacts.Said said() {
        return folder.said();
    }

    /** What tables say, so far. */
    LesionFacts facts() {
        return facts;
    }

    void know(LesionFacts newest) {
        facts = newest;
    }

    /** True if some table has a row for it. */
    boolean isTold() {
        return isTold;
    }

    void setTold() {
        isTold = true;
    }
}
