package org.lesionlens.scoring;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.analysis.LesionFact;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;

/** What a set's tables tell of its lesions, as a network takes it besides their photos. */
public final class SetFacts {

    private final boolean isAsked;
    private final Map<String, Integer> patientImages = new HashMap<>();

    /**
     * @param images all of the set
     * @param card of the network that is asked; nothing is gathered for one that takes photos alone
     */
    public SetFacts(List<LesionImage> images, ModelCard card) {
        this.isAsked = card.takesFacts();
        if (isAsked) {
            images.forEach(image -> patientImages.merge(image.patient(), 1, Integer::sum));
        }
    }

    /** What is known of one of its lesions; nothing if the network does not ask. */
    public KnownFacts of(LesionImage image) {
        if (!isAsked) {
            return KnownFacts.NONE;
        }
        LesionFacts facts = image.facts();
        Map<LesionFact, String> known = new EnumMap<>(LesionFact.class);
        Double age = facts.age();
        if (age != null) {
            known.put(LesionFact.AGE, whole(age));
        }
        if (facts.sex() != Sex.UNKNOWN) {
            known.put(LesionFact.SEX, facts.sex().name().toLowerCase(Locale.ROOT));
        }
        known.put(LesionFact.SITE, facts.site());
        known.put(LesionFact.SKIN_TYPE, facts.skinType());
        known.put(LesionFact.IMAGE_TYPE, facts.imageType());
        if (!image.patient().isEmpty()) {
            int images = patientImages.getOrDefault(image.patient(), 1);
            known.put(LesionFact.PATIENT_IMAGES, String.valueOf(images));
        }
        try {
            known.put(LesionFact.FILE_SIZE, String.valueOf(Files.size(image.file())));
        } catch (IOException e) {
            known.remove(LesionFact.FILE_SIZE); // whoever reads the file tells
        }
        return new KnownFacts(known);
    }

    /** As a table has it: 50, not 50.0. */
    private static String whole(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
