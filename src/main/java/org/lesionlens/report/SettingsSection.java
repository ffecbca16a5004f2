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
                .add("Threshold", Numbers.threshold(set.threshold()))
                .add("Maps", maps())
                .add(
                        "Heat over photos",
                        "from %s of the highest on, %s; each map on its own scale"
                                .formatted(Numbers.percent(style.threshold()), style.inWords()))
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

    /** They are kept of the model's own class alone. */
    private String maps() {
        String own = set.model().card().output().positive();
        return "Grad-CAM for "
                + own
                + (own.equals(set.sought()) ? "" : "; none is kept for " + set.sought());
    }

    private static String counted(MeasuredUnit unit) {
        return switch (unit) {
            case PHOTO -> "photos";
            case LESION_BY_MEAN -> "lesions, by the mean probability of their photos";
            case LESION_BY_MAXIMUM -> "lesions, by the highest probability of their photos";
        };
    }
}
