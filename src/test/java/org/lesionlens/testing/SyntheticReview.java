package org.lesionlens.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;

/** Sets with predictions that no network has made: drawn at random, always the same. */
public final class SyntheticReview {

    private static final int CELLS = 10;
    private static final Path SAMPLES = Path.of("assets", "samples");
    private static final String[] SITES = {
        "torso",
        "lower extremity",
        "upper extremity",
        "head/neck",
        "palms/soles",
        "oral/genital",
        ""
    };

    private SyntheticReview() {}

    /** The samples that come with the program: photos that can be read. */
    public static Review samples() throws IOException {
        CaseSet set = CaseSet.read(SAMPLES);
        return scored(set.images(), new Random(1));
    }

    /**
     * Lesions whose photos do not exist, about three a patient and one of ten positive.
     *
     * @param size how many
     */
    public static Review large(int size) {
        var random = new Random(2);
        List<LesionImage> lesions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = "ISIC_%07d".formatted(i);
            var facts =
                    new LesionFacts(
                            "IP_%05d".formatted(i / 3),
                            random.nextInt(10) == 0 ? Truth.POSITIVE : Truth.NEGATIVE,
                            random.nextBoolean() ? Sex.FEMALE : Sex.MALE,
                            5.0 * (4 + random.nextInt(14)),
                            SITES[random.nextInt(SITES.length)],
                            random.nextBoolean() ? "nevus" : "unknown",
                            null);
            lesions.add(new LesionImage(name, Path.of(name + ".jpg"), facts));
        }
        return scored(lesions, random);
    }

    private static Review scored(List<LesionImage> lesions, Random random) {
        Map<Integer, Progress> news = new HashMap<>();
        for (int i = 0; i < lesions.size(); i++) {
            double lean = lesions.get(i).truth().isPositive() ? 1 : -1;
            double p = 1 / (1 + Math.exp(-(lean + 1.5 * random.nextGaussian())));
            SignedMap map = map(p, random);
            news.put(
                    i,
                    new Progress.Scored(
                            new CasePrediction(ContentHash.parse("%064x".formatted(i)), p, map)));
        }
        return Review.of(lesions).with(news);
    }

    /** One hot spot near the middle; nothing hot at all where p is lowest. */
    private static SignedMap map(double p, Random random) {
        double x0 = CELLS * (0.5 + 0.12 * random.nextGaussian());
        double y0 = CELLS * (0.5 + 0.12 * random.nextGaussian());
        float[] cells = new float[CELLS * CELLS];
        for (int i = 0; i < cells.length; i++) {
            double dx = i % CELLS + 0.5 - x0;
            double dy = Math.floorDiv(i, CELLS) + 0.5 - y0;
            cells[i] = (float) (3 * p * Math.exp(-(dx * dx + dy * dy) / 6) - 0.2);
        }
        return new SignedMap(CELLS, CELLS, cells);
    }
}
