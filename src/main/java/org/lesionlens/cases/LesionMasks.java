package org.lesionlens.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which masks of lesions belong to which photos. */
final class LesionMasks {

    private final Map<String, List<Path>> byKey = new HashMap<>(); // of the photo's name

    void add(String photo, Path mask) {
        byKey.computeIfAbsent(photo, _ -> new ArrayList<>(1)).add(mask);
    }

    /**
     * The masks of each photo that has any, sorted. Where several photos are called the same,
     * nobody knows of which one a mask is, unless it lies beside it.
     */
    Map<Path, List<Path>> of(List<FoundPhoto> photos) {
        if (byKey.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Path>> namesakes = new HashMap<>();
        for (FoundPhoto photo : photos) {
            String key = PhotoName.key(photo.stem());
            if (byKey.containsKey(key)) {
                namesakes.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(photo.file());
            }
        }
        Map<Path, List<Path>> masks = new HashMap<>();
        namesakes.forEach((key, files) -> {
            for (Path photo : files) {
                List<Path> mine = of(photo, key, files.size() == 1);
                if (!mine.isEmpty()) {
                    masks.put(photo, mine);
                }
            }
        });
        return masks;
    }

    private List<Path> of(Path photo, String key, boolean isOnly) {
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(mask -> isOnly || Objects.equals(mask.getParent(), photo.getParent()))
                .sorted()
                .toList();
    }
}
