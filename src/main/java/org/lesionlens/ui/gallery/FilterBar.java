package org.lesionlens.ui.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Sex;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseFilter.AgeRange;
import org.lesionlens.review.CaseFilter.Picked;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.NumberField;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.FilterWording;
import org.lesionlens.ui.review.OutcomeMark;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.review.SiteWords;

/** Which lesions the gallery shows, in which order, and how large. */
final class FilterBar extends FlowPane {

    private static final Texts TEXTS = Texts.of(FilterBar.class);
    private static final double SMALLEST = 64;
    private static final double LARGEST = 256;
    private static final double STEP = 8;
    private static final double PICKED_WIDTH = 420; // longer names are cut
    private static final double ANY_AGE = Double.POSITIVE_INFINITY;

    private final ReviewViewModel model;
    private final ObjectProperty<CaseFilter> filter;

    FilterBar(ReviewViewModel model, DoubleProperty tileSize) {
        this.model = model;
        this.filter = model.filterProperty();
        getStyleClass().add("filter-bar");
        getChildren()
                .addAll(
                        search(),
                        groups(),
                        sites(),
                        sexes(),
                        ages(),
                        diagnoses(),
                        new MarkMenu(model),
                        emptyMaps(),
                        new OfferMenu(model),
                        picked(),
                        clear(),
                        order(),
                        size(tileSize));
    }

    private void change(UnaryOperator<CaseFilter> how) {
        filter.set(how.apply(filter.get()));
    }

    private TextField search() {
        var search = new TextField();
        search.setId("filter-search");
        search.getStyleClass().add("small");
        search.setPrefColumnCount(12);
        search.setPromptText(TEXTS.get("filter.search"));
        search.setAccessibleText(TEXTS.get("filter.search"));
        search.textProperty()
                .subscribe(text -> {
                    if (!text.equals(filter.get().patient())) {
                        change(now -> now.withPatient(text));
                    }
                });
        filter.subscribe(now -> {
            if (!search.getText().equals(now.patient())) {
                search.setText(now.patient());
            }
        });
        return search;
    }

    private ChoiceMenu<OutcomeGroup> groups() {
        var menu =
                new ChoiceMenu<>(
                        TEXTS.get("filter.groups"),
                        () -> List.of(OutcomeGroup.values()),
                        OutcomeMark::name,
                        chosen -> change(now -> now.withGroups(chosen)));
        menu.setId("filter-groups");
        filter.subscribe(now -> menu.choose(now.groups()));
        return menu;
    }

    private ChoiceMenu<String> sites() {
        var menu =
                new ChoiceMenu<>(
                        TEXTS.get("filter.sites"),
                        () -> values(LesionFacts::site, SiteWords.ORDER),
                        FilterWording::site,
                        chosen -> change(now -> now.withSites(chosen)));
        menu.setId("filter-sites");
        filter.subscribe(now -> menu.choose(now.sites()));
        return menu;
    }

    private ChoiceMenu<Sex> sexes() {
        var menu =
                new ChoiceMenu<>(
                        TEXTS.get("filter.sexes"),
                        () -> List.of(Sex.values()),
                        FilterWording::sex,
                        chosen -> change(now -> now.withSexes(chosen)));
        menu.setId("filter-sexes");
        filter.subscribe(now -> menu.choose(now.sexes()));
        return menu;
    }

    private ChoiceMenu<String> diagnoses() {
        var menu =
                new ChoiceMenu<>(
                        TEXTS.get("filter.diagnoses"),
                        () -> values(LesionFacts::diagnosis, String.CASE_INSENSITIVE_ORDER),
                        FilterWording::value,
                        chosen -> change(now -> now.withDiagnoses(chosen)));
        menu.setId("filter-diagnoses");
        filter.subscribe(now -> menu.choose(now.diagnoses()));
        return menu;
    }

    private List<String> values(Function<LesionFacts, String> value, Comparator<String> order) {
        return model.reviewProperty().get().cases().stream()
                .map(one -> value.apply(one.image().facts()))
                .distinct()
                .sorted(order)
                .toList();
    }

    private HBox ages() {
        NumberField from = age("from");
        NumberField to = age("to");
        Runnable take =
                () -> {
                    Optional<AgeRange> range = range(from.typed(), to.typed());
                    if (!range.equals(filter.get().ages())) {
                        change(now -> now.withAges(range));
                    }
                    write(from, to, filter.get());
                };
        from.setOnTaken(take);
        to.setOnTaken(take);
        filter.subscribe(now -> write(from, to, now));
        var ages = new HBox(new Label(TEXTS.get("filter.ages")), from, new Label("–"), to);
        ages.getStyleClass().add("ages");
        return ages;
    }

    private static NumberField age(String end) {
        var field = new NumberField("filter-age-" + end, 3);
        field.getStyleClass().add("age");
        field.setAccessibleText(TEXTS.get("filter.age-" + end));
        field.setTooltip(new Hint(TEXTS.get("filter.age-" + end)));
        return field;
    }

    /** What is no number counts as nothing typed. */
    private static Optional<AgeRange> range(OptionalDouble from, OptionalDouble to) {
        return from.isEmpty() && to.isEmpty()
                ? Optional.empty()
                : Optional.of(new AgeRange(from.orElse(0), to.orElse(ANY_AGE)));
    }

    private static void write(NumberField from, NumberField to, CaseFilter now) {
        from.setText(now.ages().map(AgeRange::from).map(FilterBar::years).orElse(""));
        to.setText(now.ages().map(AgeRange::to).map(FilterBar::years).orElse(""));
    }

    private static String years(double age) {
        return age == 0 || age == ANY_AGE ? "" : Formats.whole(age);
    }

    private CheckBox emptyMaps() {
        var box = new CheckBox(TEXTS.get("filter.empty-maps"));
        box.setId("filter-empty-maps");
        box.setMinWidth(USE_PREF_SIZE);
        box.setTooltip(new Hint(TEXTS.get("filter.empty-maps.help")));
        box.selectedProperty()
                .subscribe(only -> {
                    if (only != filter.get().emptyMapsOnly()) {
                        change(now -> now.withEmptyMapsOnly(only));
                    }
                });
        filter.subscribe(now -> box.setSelected(now.emptyMapsOnly()));
        return box;
    }

    /** Photos that another page picked: there only as long as they are. */
    private Button picked() {
        var picked = new Button();
        picked.setId("filter-picked");
        picked.setMnemonicParsing(false); // names of files and classes have underscores
        picked.getStyleClass().addAll("small", "picked");
        picked.setMaxWidth(PICKED_WIDTH);
        picked.setGraphic(new Label("✕")); // a picture of taking it off
        picked.setContentDisplay(ContentDisplay.RIGHT);
        picked.setOnAction(_ -> change(now -> now.withPicked(Optional.empty())));
        picked.setTooltip(new Hint());
        filter.subscribe(now -> {
            String name = now.picked().map(Picked::name).orElse("");
            picked.setText(name);
            picked.setAccessibleText(TEXTS.get("filter.picked", name));
            picked.getTooltip().setText(picked.getAccessibleText());
            picked.setVisible(!name.isEmpty());
            picked.setManaged(!name.isEmpty());
        });
        return picked;
    }

    private Button clear() {
        var clear = new Button(TEXTS.get("filter.clear"));
        clear.setId("filter-clear");
        clear.getStyleClass().add("small");
        clear.setMinWidth(USE_PREF_SIZE);
        clear.disableProperty().bind(filter.map(CaseFilter.ALL::equals));
        clear.setOnAction(_ -> filter.set(CaseFilter.ALL));
        return clear;
    }

    private HBox order() {
        var choice = new ComboBox<CaseOrder>();
        choice.setId("gallery-order");
        choice.getStyleClass().add("small");
        choice.getItems().setAll(CaseOrder.values());
        choice.setConverter(new OrderNames());
        choice.setAccessibleText(TEXTS.get("order"));
        choice.valueProperty().bindBidirectional(model.orderProperty());
        var label = new Label(TEXTS.get("order"));
        label.setLabelFor(choice);
        return group(label, choice);
    }

    private static final class OrderNames extends StringConverter<CaseOrder> {

        @Override
        public String toString(CaseOrder order) {
            return FilterWording.order(order);
        }

        @Override
        public CaseOrder fromString(String name) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }

    /** In steps, because each other size makes the grids throw their tiles away. */
    private static HBox size(DoubleProperty tileSize) {
        var slider = new Slider(SMALLEST, LARGEST, tileSize.get());
        slider.setId("gallery-size");
        slider.getStyleClass().add("small");
        slider.setBlockIncrement(STEP);
        slider.setPrefWidth(120);
        slider.setAccessibleText(TEXTS.get("size"));
        slider.setTooltip(new Hint(TEXTS.get("size")));
        slider.valueProperty()
                .subscribe(value -> tileSize.set(Math.round(value.doubleValue() / STEP) * STEP));
        tileSize.subscribe(size -> {
            if (!slider.isValueChanging()) {
                slider.setValue(size.doubleValue());
            }
        });
        var label = new Label(TEXTS.get("size"));
        label.setLabelFor(slider);
        return group(label, slider);
    }

    private static HBox group(Node... parts) {
        var group = new HBox(parts);
        group.getStyleClass().add("group");
        return group;
    }
}
