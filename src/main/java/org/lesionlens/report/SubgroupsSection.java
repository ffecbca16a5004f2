package org.lesionlens.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.ConfusionIntervals;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.plots.GroupWords;
import org.lesionlens.plots.Numbers;
import org.lesionlens.plots.PlotKind;
import org.lesionlens.plots.UnitWords;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Subgroup;

/** The same measures by site, sex and age. */
record SubgroupsSection(ReportedSet set) implements Section {

    @Override
    public String id() {
        return "subgroups";
    }

    @Override
    public String title() {
        return "By site, sex and age";
    }

    @Override
    public boolean isTold() {
        return !set.measured().measures().subgroups().isEmpty();
    }

    @Override
    public void write(Html html) throws IOException {
        CurvesSection.writePlot(html, PlotKind.SUBGROUPS, set);
        new HtmlTable(
                        "Subgroups at threshold " + Numbers.threshold(set.threshold()),
                        List.of(
                                "Group",
                                "By",
                                UnitWords.head(unit()),
                                "Positive",
                                "AUC",
                                "Sensitivity",
                                "Specificity"),
                        set.measured().measures().subgroups().stream().map(this::row).toList())
                .write(html);
        html.text(
                "p",
                "In brackets 95 %% intervals, Wilson, or how many %ss are too few for one. With few"
                                .formatted(
                                        Numbers.cluster(
                                                set.measured().measures().clusters().kind()))
                        + " %s they are wide: differences may be chance. An AUC is told of"
                                .formatted(UnitWords.several(unit()))
                        + " %1$d or more positive and %1$d or more negative ones."
                                .formatted(Subgroup.FEWEST),
                "class",
                "note");
    }

    private List<String> row(Subgroup group) {
        Confusion counts = group.scores().at(set.threshold());
        ConfusionIntervals sure = group.clustered().at(set.threshold());
        Optional<ClusteredInterval> area =
                Optional.ofNullable(set.measured().intervals().groups().get(group.attribute()));
        return List.of(
                GroupWords.name(group.attribute()),
                GroupWords.kind(group.attribute()),
                Numbers.count(group.scores().size()),
                Numbers.count(group.scores().positives()),
                share(group.rocArea(), area),
                share(counts.sensitivity(), sure.sensitivity()),
                share(counts.specificity(), sure.specificity()));
    }

    private String share(Optional<Proportion> value, ClusteredInterval sure) {
        return share(
                value.map(known -> OptionalDouble.of(known.value())).orElse(OptionalDouble.empty()),
                Optional.of(sure));
    }

    private String share(OptionalDouble value, Optional<ClusteredInterval> sure) {
        return value.isEmpty()
                ? Numbers.NONE
                : Numbers.three(value)
                        + sure.map(known -> "\u00a0(" + brief(known) + ")").orElse("");
    }

    private MeasuredUnit unit() {
        return set.measured().measures().units().unit();
    }

    private String brief(ClusteredInterval sure) {
        return sure.interval()
                .map(known ->
                        Numbers.two(known.low()) + "\u00a0–\u00a0" + Numbers.two(known.high()))
                .orElseGet(() ->
                        Numbers.clusters(
                                sure.clusters(), set.measured().measures().clusters().kind()));
    }
}
