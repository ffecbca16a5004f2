package org.lesionlens.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Photos for one task: all of each patient, as a lesion is ranked among those of its patient.
 *
 * @param photos in the set's order, patient by patient
 */
record Share(ArrayList<PhotoTask> photos) implements Serializable {

    private static final int FEWEST = 64; // photos: some ten seconds, which a killed task loses
    private static final int MOST = 4096;
    private static final int SHARES = 2000; // as many are enough for any cluster
    private static final long MAPS = 256L << 20; // bytes of a task, which has all until it is done

    /**
     * How many photos a share has at least, unless it is the last.
     *
     * @param photos of all shares
     * @param bytes that the maps of a photo take
     */
    static int size(int photos, long bytes) {
        int usual = Math.clamp(photos / SHARES, FEWEST, MOST);
        return Math.clamp(MAPS / Math.max(1, bytes), 1, usual);
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

    /**
     * The photos that have no row yet.
     *
     * @param done files of those that have
     * @throws IOException if some of a patient's have, and some have not: the latter came later, and
     *     all are ranked together
     */
    static List<PhotoTask> withoutRows(List<PhotoTask> photos, Set<String> done)
            throws IOException {
        List<PhotoTask> left = new ArrayList<>();
        for (List<PhotoTask> patient : byPatient(photos)) {
            long known = patient.stream().map(PhotoTask::file).filter(done::contains).count();
            if (known == 0) {
                left.addAll(patient);
            } else if (known < patient.size()) {
                throw new IOException(
                        "there are rows of %d of %d photos of patient %s, whose lesions are ranked together; name another folder for the set as it is now"
                                .formatted(known, patient.size(), patient.getFirst().called()));
            }
        }
        return left;
    }

    /** Those of nobody in particular are each alone. */
    private static Collection<List<PhotoTask>> byPatient(List<PhotoTask> photos) {
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
