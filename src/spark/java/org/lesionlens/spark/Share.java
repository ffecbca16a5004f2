package org.lesionlens.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Photos for one task: all of each patient, as a lesion is ranked among those of its patient.
 *
 * @param photos in the set's order, patient by patient
 */
record Share(ArrayList<PhotoTask> photos) implements Serializable {

    private static final int FEWEST = 64; // photos: some ten seconds, which a killed task loses
    private static final int MOST = 4096;
    private static final int SHARES = 2000; // as many are enough for any cluster

    /** How many photos a share has at least, unless it is the last. */
    static int size(int photos) {
        return Math.clamp(photos / SHARES, FEWEST, MOST);
    }

    /**
     * Deals photos out.
     *
     * @param size how many photos a share has at least
     */
    static List<Share> of(List<PhotoTask> photos, int size) {
        List<Share> shares = new ArrayList<>();
        ArrayList<PhotoTask> open = new ArrayList<>();
        for (List<PhotoTask> together : byPatient(photos)) {
            open.addAll(together);
            if (open.size() >= size) {
                shares.add(new Share(open));
                open = new ArrayList<>();
            }
        }
        if (!open.isEmpty()) {
            shares.add(new Share(open));
        }
        return shares;
    }

    /** Those of nobody in particular are each alone. */
    static Collection<List<PhotoTask>> byPatient(List<PhotoTask> photos) {
        Map<String, List<PhotoTask>> patients = new LinkedHashMap<>();
        for (PhotoTask photo : photos) {
            if (photo.patient().isEmpty()) {
                patients.put("/" + photo.file(), List.of(photo)); // like no patient's id
            } else {
                patients.computeIfAbsent(photo.patient(), _ -> new ArrayList<>()).add(photo);
            }
        }
        return patients.values();
    }
}
