package org.lesionlens.ui.measures;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.lesionlens.cases.Sex;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.ConfusionIntervals;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.review.Measures;
import org.lesionlens.review.Subgroup;
import org.lesionlens.review.SubgroupAttribute;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.TableCopy;
import org.lesionlens.ui.review.SiteWords;

/** The same measures by site, sex and age; a row leads to its lesions. */
final class SubgroupPanel extends MeasurePanel {

    private static final double SHARE = 148; // width of a number with its interval
    private static final double ROW = 28;
    private static final double HEADER = 44; // with the table's edges
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first-of-kind");

    /** Sites by their names in this window; all else as it comes. */
    private static final Comparator<Subgroup> AS_READ =
            Comparator.comparing(SubgroupPanel::isNoSite)
                    .thenComparing(SubgroupPanel::site, SiteWords.ORDER);

    private final TableView<Subgroup> table = new TableView<>();
    private final DoubleProperty threshold = new SimpleDoubleProperty(this, "threshold");
    private final Consumer<SubgroupAttribute> onChosen;
    private final Label reading = text("reading", "");
    private final IdentityHashMap<Subgroup, ObservableValue<ConfusionIntervals>> intervals =
            new IdentityHashMap<>();
    private Clusters.Kind kind = Clusters.Kind.PHOTO;

    /**
     * @param areas how sure the areas are, as far as that is known
     * @param onChosen is told which lesions a person wants to see
     */
    SubgroupPanel(
            ObservableValue<Map<SubgroupAttribute, ClusteredInterval>> areas,
            Consumer<SubgroupAttribute> onChosen) {
        super("measures-subgroups", MeasureWording.TEXTS.get("groups.title"));
        this.onChosen = onChosen;
        table.setId("subgroups");
        table.setAccessibleText(MeasureWording.TEXTS.get("groups.title"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setFixedCellSize(ROW);
        TableCopy.offer(table);
        table.setRowFactory(_ -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        addColumn("groups.kind", 92, SubgroupPanel::kind);
        addColumn("groups.group", 168, SubgroupPanel::name);
        addNumbers("groups.lesions", 90, group -> Formats.count(group.scores().size()));
        addNumbers("groups.positives", 84, group -> Formats.count(group.scores().positives()));
        add("groups.area", SHARE, group -> areas.map(known -> area(group, known)))
                .getStyleClass()
                .add("numeric");
        addShare("groups.sensitivity", Confusion::sensitivity, ConfusionIntervals::sensitivity);
        addShare("groups.specificity", Confusion::specificity, ConfusionIntervals::specificity);
        addValue("groups.ppv", 58, c -> value(c.positivePredictiveValue()));
        addValue("groups.npv", 58, c -> value(c.negativePredictiveValue()));
        addValue("groups.balanced", 91, Confusion::balancedAccuracy);
        addValue("groups.f1", 58, Confusion::f1);
        reading.setId("subgroups-reading");
        getChildren().addAll(table, reading);
    }

    private TableColumn<Subgroup, String> addColumn(
            String key, double width, Function<Subgroup, String> text) {
        return add(key, width, group -> new SimpleStringProperty(text.apply(group)));
    }

    private void addNumbers(String key, double width, Function<Subgroup, String> text) {
        addColumn(key, width, text).getStyleClass().add("numeric");
    }

    private void addShare(
            String key,
            Function<Confusion, Optional<Proportion>> share,
            Function<ConfusionIntervals, ClusteredInterval> certainty) {
        add(
                        key,
                        SHARE,
                        group ->
                                intervals(group)
                                        .map(known ->
                                                share.apply(group.scores().at(threshold.get()))
                                                        .map(value ->
                                                                words(
                                                                        value.value(),
                                                                        certainty.apply(known)))
                                                        .orElse(MeasureWording.NONE)))
                .getStyleClass()
                .add("numeric");
    }

    /** Both shares of a row wait for the same intervals, which are counted once. */
    private ObservableValue<ConfusionIntervals> intervals(Subgroup group) {
        return intervals.computeIfAbsent(
                group, one -> threshold.map(t -> one.clustered().at(t.doubleValue())));
    }

    private void addValue(String key, double width, Function<Confusion, OptionalDouble> value) {
        addLive(key, width, confusion -> MeasureWording.value(value.apply(confusion)));
    }

    private static OptionalDouble value(Optional<Proportion> share) {
        return share.isPresent() ? OptionalDouble.of(share.get().value()) : OptionalDouble.empty();
    }

    /** Follows the threshold. */
    private void addLive(String key, double width, Function<Confusion, String> words) {
        add(
                        key,
                        width,
                        group ->
                                threshold.map(t -> words.apply(group.scores().at(t.doubleValue()))))
                .getStyleClass()
                .add("numeric");
    }

    private TableColumn<Subgroup, String> add(
            String key, double width, Function<Subgroup, ObservableValue<String>> value) {
        var column = new TableColumn<Subgroup, String>(MeasureWording.TEXTS.get(key));
        column.setCellValueFactory(features -> value.apply(features.getValue()));
        column.setPrefWidth(width);
        column.setMinWidth(width); // numbers are not cut: where there is no room, it scrolls
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
        return column;
    }

    /** The interval comes later; without an area there is none. */
    private String area(Subgroup group, Map<SubgroupAttribute, ClusteredInterval> known) {
        ClusteredInterval certainty = known.get(group.attribute());
        OptionalDouble area = group.rocArea();
        return certainty == null || area.isEmpty()
                ? MeasureWording.value(area)
                : words(area.getAsDouble(), certainty);
    }

    private String words(double share, ClusteredInterval certainty) {
        String value = Formats.probability(share);
        return certainty
                .interval()
                .map(known ->
                        MeasureWording.TEXTS.get(
                                "groups.share",
                                value,
                                Formats.share(known.low()),
                                Formats.share(known.high())))
                .orElseGet(() ->
                        MeasureWording.TEXTS.get(
                                "groups.share.few",
                                value,
                                MeasureWording.clusters(certainty.clusters(), kind)));
    }

    private static boolean isNoSite(Subgroup group) {
        return !(group.attribute() instanceof SubgroupAttribute.Site);
    }

    private static String site(Subgroup group) {
        return group.attribute() instanceof SubgroupAttribute.Site(String name) ? name : "";
    }

    private static String kind(Subgroup group) {
        return switch (group.attribute()) {
            case SubgroupAttribute.Site _ -> MeasureWording.TEXTS.get("groups.site");
            case SubgroupAttribute.OfSex _ -> MeasureWording.TEXTS.get("groups.sex");
            case SubgroupAttribute.Decade _ -> MeasureWording.TEXTS.get("groups.age");
        };
    }

    private static String name(Subgroup group) {
        String untold = MeasureWording.TEXTS.get("groups.untold");
        return switch (group.attribute()) {
            case SubgroupAttribute.Site(String name) ->
                    name.isEmpty() ? untold : SiteWords.of(name);
            case SubgroupAttribute.OfSex(Sex sex) ->
                    switch (sex) {
                        case FEMALE -> MeasureWording.TEXTS.get("groups.female");
                        case MALE -> MeasureWording.TEXTS.get("groups.male");
                        case UNKNOWN -> untold;
                    };
            case SubgroupAttribute.Decade(var from) ->
                    from.isEmpty()
                            ? untold
                            : MeasureWording.TEXTS.get(
                                    "groups.years",
                                    Formats.whole(from.getAsInt()),
                                    Formats.whole(
                                            from.getAsInt()
                                                    + SubgroupAttribute.Decade.YEARS
                                                    - 1.0));
        };
    }

    private TableRow<Subgroup> row() {
        var row =
                new TableRow<Subgroup>() {
                    @Override
                    protected void updateItem(Subgroup group, boolean empty) {
                        super.updateItem(group, empty);
                        pseudoClassStateChanged(FIRST, !empty && isFirstOfKind(getIndex()));
                    }
                };
        row.setOnMouseClicked(event -> {
            if (!row.isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                choose(row.getItem());
            }
        });
        return row;
    }

    private boolean isFirstOfKind(int index) {
        return index > 0
                && !kind(table.getItems().get(index)).equals(kind(table.getItems().get(index - 1)));
    }

    private void press(KeyEvent event) {
        Subgroup group = table.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && group != null) {
            choose(group);
            event.consume();
        }
    }

    private void choose(Subgroup group) {
        onChosen.accept(group.attribute());
    }

    @Override
    void show(Measures measures) {
        kind = measures.clusters().kind();
        intervals.clear();
        reading.setText(
                MeasureWording.TEXTS.get(
                        "groups.reading",
                        MeasureWording.by(kind),
                        ClusteredInterval.FEWEST,
                        Subgroup.FEWEST));
        table.getItems().setAll(measures.subgroups().stream().sorted(AS_READ).toList());
        double height = ROW * measures.subgroups().size() + HEADER;
        table.setMinHeight(height);
        table.setPrefHeight(height);
    }

    @Override
    void at(double newThreshold) {
        threshold.set(newThreshold);
    }
}
