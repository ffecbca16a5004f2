package org.lesionlens.report;

import java.io.IOException;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.plots.Numbers;
import org.lesionlens.review.MeasuredUnit;

/** How the report was made. */
record SettingsSection(ReportedSet set) implements Section {

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String title() {
        return "Settings";
    }

    @Override
    public void write(Html html) throws IOException {
        OverlayStyle style = set.style();
        new Facts()
                .add("Threshold", Numbers.three(set.threshold()))
                .add("Maps", "Grad-CAM for " + set.sought())
                .add(
                        "Heat over photos",
                        "from %s of the highest on, opacity %s, %s; each map on its own scale"
                                .formatted(
                                        Numbers.percent(style.threshold()),
                                        Numbers.percent(style.opacity()),
                                        style.colourMap().label()))
                .add("Counted", counted(set.measured().measures().units().unit()))
                .add(
                        "Names",
                        set.named()
                                ? "as the set has them"
                                : "numbers in the set's order in place of names")
                .add("Made by", set.program())
                .add("Made on", set.day())
                .write(html);
    }

    private static String counted(MeasuredUnit unit) {
        return switch (unit) {
            case PHOTO -> "photos";
            case LESION_BY_MEAN -> "lesions, by the mean probability of their photos";
            case LESION_BY_MAXIMUM -> "lesions, by the highest probability of their photos";
        };
    }
}
