package org.lesionlens.methods;

import java.nio.file.Path;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Progress;

/** Photos of a set that nobody has to look at. */
final class MethodsSamples {

    private MethodsSamples() {}

    static LesionImage lesion(int number, boolean positive) {
        return new LesionImage(
                "photo" + number,
                Path.of("photo" + number),
                new LesionFacts(
                        "",
                        positive ? Truth.POSITIVE : Truth.NEGATIVE,
                        Sex.UNKNOWN,
                        null,
                        "",
                        "",
                        null));
    }

    static LesionImage unlabelled(int number) {
        return LesionImage.unlabelled(Path.of("photo" + number));
    }

    static Progress scored(int number, double probability) {
        return new Progress.Scored(
                new CasePrediction(hash(number), probability, new SignedMap(1, 1, 1)));
    }

    static ContentHash hash(int number) {
        return ContentHash.parse("%064x".formatted(number));
    }
}
