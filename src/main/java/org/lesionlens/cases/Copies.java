package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Photos that are the same as another, byte for byte. */
final class Copies {

    /** Pairs of photos of the same size, beyond which only those of the same name are compared. */
    private static final long COMPARED = 10_000;

    private final Map<FoundPhoto, FoundPhoto> kept = new LinkedHashMap<>();
    private final boolean byNamesOnly;

    /**
     * Reads what may be the same; a photo that cannot be read is no copy.
     *
     * @param photos the first of several that are the same is the one that stays
     */
    Copies(List<FoundPhoto> photos) {
        Map<Long, List<FoundPhoto>> bySize = new HashMap<>();
        for (FoundPhoto photo : photos) {
            if (photo.size() > 0) {
                bySize.computeIfAbsent(photo.size(), _ -> new ArrayList<>(1)).add(photo);
            }
        }
        byNamesOnly =
                bySize.values().stream().mapToLong(same -> pairs(same.size())).sum() > COMPARED;
        for (List<FoundPhoto> same : bySize.values()) {
            if (byNamesOnly) {
                ofOneName(same).forEach(this::find);
            } else {
                find(same);
            }
        }
    }

    private static long pairs(long files) {
        return files * (files - 1) / 2;
    }

    /** Those of a name that several have, as few do. */
    private static Collection<List<FoundPhoto>> ofOneName(List<FoundPhoto> photos) {
        Set<String> names = HashSet.newHashSet(photos.size());
        Map<String, List<FoundPhoto>> several = new HashMap<>();
        for (FoundPhoto photo : photos) {
            if (!names.add(photo.name())) {
                several.putIfAbsent(photo.name(), new ArrayList<>());
            }
        }
        for (FoundPhoto photo : several.isEmpty() ? List.<FoundPhoto>of() : photos) {
            List<FoundPhoto> named = several.get(photo.name());
            if (named != null) {
                named.add(photo);
            }
        }
        return several.values();
    }

    private void find(List<FoundPhoto> same) {
        for (int i = 1; i < same.size(); i++) {
            for (int j = 0; j < i && !kept.containsKey(same.get(i)); j++) {
                if (!kept.containsKey(same.get(j)) && isSame(same.get(j), same.get(i))) {
                    kept.put(same.get(i), same.get(j));
                }
            }
        }
    }

    private static boolean isSame(FoundPhoto one, FoundPhoto other) {
        try {
            return Files.mismatch(one.file(), other.file()) < 0;
        } catch (IOException e) {
            return false; // a photo that cannot be read is told when it is opened
        }
    }

    /** Each copy, and the photo that stays. */
    Map<FoundPhoto, FoundPhoto> kept() {
        return kept;
    }

    /** True if so many are of the same size that copies under other names were not looked for. */
    boolean byNamesOnly() {
        return byNamesOnly;
    }
}
