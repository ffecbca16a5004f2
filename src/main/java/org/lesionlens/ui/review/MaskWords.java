package org.lesionlens.ui.review;

import java.util.Locale;
import org.lesionlens.image.decode.MaskFile.Found;
import org.lesionlens.image.decode.MaskFile.Why;
import org.lesionlens.overlay.MaskMeasures;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** What is told of masks. */
public final class MaskWords {

    private static final Texts TEXTS = Texts.of(MaskWords.class);

    private MaskWords() {}

    /** Why a mask is not used. */
    public static String of(Why why) {
        return TEXTS.get("mask." + why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Why the mask of a photo is not used. */
    public static String of(Found.Unusable found) {
        String why =
                TEXTS.get(
                        "mask.unusable",
                        String.valueOf(found.file().getFileName()),
                        of(found.why()));
        return found.detail().isEmpty() ? why : why + " (" + found.detail() + ")";
    }

    /** How a map agrees with a mask. */
    public static String of(MaskMeasures measures) {
        return TEXTS.get(
                measures.empty() ? "mask.area" : "mask.measures",
                Formats.percent(measures.area()),
                Formats.percent(measures.inside()),
                TEXTS.get(measures.hit() ? "mask.hit" : "mask.miss"));
    }
}
