package org.lesionlens.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.FileNames;

/** The photos of a set in their folders: what a folder says is found out once for all in it. */
final class SetFolders {

    private final Path root;
    private final Map<Path, Content> contents = new LinkedHashMap<>();
    private final FolderFacts facts;
    private final List<SetPhoto> photos;

    /** What lies in one folder. */
    private static final class Content {

        private final Path folder;
        private final @Nullable Path inside; // relative to the set's folder; null of that itself
        private final List<Integer> places = new ArrayList<>(); // in the set's order
        private final List<String> stems = new ArrayList<>();

        Content(Path folder, @Nullable Path inside) {
            this.folder = folder;
            this.inside = inside;
        }

        SetPhoto.Folder toldBy(FolderFacts facts) {
            String name = FileNames.name(folder);
            return inside == null
                    ? new SetPhoto.Folder(name, "", FolderFacts.Said.NOTHING)
                    : new SetPhoto.Folder(name, FileNames.name(inside), facts.of(inside));
        }
    }

    /**
     * @param root folder of the set
     * @param found photos in it and below, sorted by path
     */
    SetFolders(Path root, List<FoundPhoto> found, SetChoices choices) {
        this.root = root;
        Content last = null;
        for (int i = 0; i < found.size(); i++) {
            FoundPhoto photo = found.get(i);
            Path folder = photo.file().resolveSibling("");
            if (last == null || !last.folder.equals(folder)) { // as few do
                last = contents.computeIfAbsent(folder, path -> content(path, photo.file()));
            }
            last.places.add(i);
            last.stems.add(photo.stem());
        }
        Map<Path, List<String>> inside = new LinkedHashMap<>();
        for (Content content : contents.values()) {
            if (content.inside != null) {
                inside.put(content.inside, content.stems);
            }
        }
        facts = new FolderFacts(inside, found.size(), choices);
        var all = new SetPhoto[found.size()];
        for (Content content : contents.values()) {
            SetPhoto.Folder folder = content.toldBy(facts);
            for (int i = 0; i < content.places.size(); i++) {
                int place = content.places.get(i);
                all[place] = new SetPhoto(found.get(place).file(), content.stems.get(i), folder);
            }
        }
        photos = List.of(all);
    }

    private Content content(Path folder, Path photo) {
        return new Content(folder, root.relativize(photo).getParent());
    }

    /** What the folders say. */
    FolderFacts facts() {
        return facts;
    }

    /** In the order of what was found. */
    List<SetPhoto> photos() {
        return photos;
    }
}
