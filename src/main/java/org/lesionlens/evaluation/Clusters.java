package org.lesionlens.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lesionlens.cases.LesionFacts;

/**
 * Which photos of a set resemble each other because they are of one patient, or else of one lesion:
 * they do not count as independent.
 */
public final class Clusters {

    /** What photos of a cluster share, the coarsest first. */
    public enum Kind {
        PATIENT,
        LESION,
        PHOTO
    }

    private final int[] cluster; // of each photo
    private final Kind kind;
    private final int count;
    private final int unnamed;

    /**
     * Each photo belongs to its patient; where none is named to its lesion; else to itself.
     *
     * @param photos what is known of each
     */
    public Clusters(List<LesionFacts> photos) {
        kind =
                photos.stream()
                        .map(Clusters::kind)
                        .min(Kind::compareTo) // enums compare by their order
                        .orElse(Kind.PHOTO);
        unnamed = (int) photos.stream().filter(facts -> kind(facts) != kind).count();
        cluster = new int[photos.size()];
        Map<String, Integer> known = new HashMap<>();
        int next = 0;
        for (int i = 0; i < cluster.length; i++) {
            Optional<String> name = name(photos.get(i));
            Integer before = name.isEmpty() ? null : known.putIfAbsent(name.get(), next);
            cluster[i] = before == null ? next++ : before;
        }
        count = next;
    }

    private Clusters(Kind kind, int count, int unnamed, int... cluster) {
        this.kind = kind;
        this.count = count;
        this.unnamed = unnamed;
        this.cluster = cluster;
    }

    /**
     * Each photo belongs to its patient; where none is named to itself.
     *
     * @param patients the number of each photo's patient, from 0 on; −1 if none is named
     */
    public static Clusters ofPatients(int... patients) {
        int[] known = new int[IntStream.of(patients).max().orElse(-1) + 1];
        Arrays.fill(known, -1);
        int[] cluster = new int[patients.length];
        int next = 0;
        int unnamed = 0;
        for (int i = 0; i < cluster.length; i++) {
            int patient = patients[i];
            if (patient < 0) {
                unnamed++;
                cluster[i] = next++;
            } else {
                known[patient] = known[patient] < 0 ? next++ : known[patient];
                cluster[i] = known[patient];
            }
        }
        boolean isNamed = unnamed < patients.length;
        return new Clusters(
                isNamed ? Kind.PATIENT : Kind.PHOTO, next, isNamed ? unnamed : 0, cluster);
    }

    private static Kind kind(LesionFacts facts) {
        return !facts.patient().isEmpty()
                ? Kind.PATIENT
                : !facts.lesion().isEmpty() ? Kind.LESION : Kind.PHOTO;
    }

    private static Optional<String> name(LesionFacts facts) {
        return switch (kind(facts)) {
            case PATIENT -> Optional.of("patient " + facts.patient());
            case LESION -> Optional.of("lesion " + facts.lesion());
            case PHOTO -> Optional.empty();
        };
    }

    /** What the clusters are, as far as photos name it. */
    public Kind kind() {
        return kind;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Photos that do not name what the others are clustered by. */
    public int unnamed() {
        return unnamed;
    }

    /** All photos. */
    public int photos() {
        return cluster.length;
    }

    /** The number of a photo's cluster, from 0 on. */
    int of(int photo) {
        return cluster[photo];
    }
}
