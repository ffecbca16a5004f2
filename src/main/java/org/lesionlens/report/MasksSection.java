package org.lesionlens.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.overlay.MaskMeasures;
import org.lesionlens.plots.Numbers;

/** How much of the heat is on the lesion, where masks say where that is. */
record MasksSection(MaskedHeat heat) implements Section {

    @Override
    public String id() {
        return "masks";
    }

    @Override
    public String title() {
        return "Heat and the masks of lesions";
    }

    @Override
    public boolean isTold() {
        return !heat.found().isEmpty() || !heat.unusable().isEmpty();
    }

    @Override
    public void write(Html html) throws IOException {
        new HtmlTable(
                        "Means over the photos with a mask",
                        List.of(
                                "Outcome",
                                "Photos",
                                "Heat inside the lesion",
                                "Pointing game",
                                "Lesion's share of the photo"),
                        Arrays.stream(Outcome.values()).map(this::row).toList())
                .write(html);
        html.text(
                "p",
                "Heat inside: the share of a map's heat that is on the lesion. Pointing game: how"
                        + " often the centre of the hottest cell is on it (Zhang et al. 2016,"
                        + " without tolerance). By chance both would be the lesion's share of the"
                        + " photo. An empty map has no heat inside and misses. Of photos, whatever"
                        + " is counted."
                        + unusable(),
                "class",
                "note");
    }

    private List<String> row(Outcome outcome) {
        List<MaskMeasures> found = heat.at(outcome);
        return List.of(
                outcome.letters(),
                Numbers.count(found.size()),
                mean(found, MaskMeasures::inside),
                mean(found, one -> one.hit() ? 1 : 0),
                mean(found, MaskMeasures::area));
    }

    private static String mean(List<MaskMeasures> found, ToDoubleFunction<MaskMeasures> measure) {
        return found.isEmpty()
                ? Numbers.NONE
                : Numbers.three(found.stream().mapToDouble(measure).average().orElseThrow());
    }

    private String unusable() {
        return heat.unusable().entrySet().stream()
                .map(entry ->
                        " Masks that are not used: %s (%s)."
                                .formatted(
                                        Numbers.count(entry.getValue()),
                                        entry.getKey()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')))
                .collect(Collectors.joining());
    }
}
