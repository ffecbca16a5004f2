package org.lesionlens.ui.card;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.PixelForm;
import org.lesionlens.ui.card.CardProblem.Field;
import org.lesionlens.ui.fx.Texts;

/** What a person writes into a model's card, and whether it is one already. */
public final class CardViewModel {

    static final Texts TEXTS = Texts.of(CardViewModel.class);

    private final CardGuess guess;
    private final ModelCard start;
    private final List<PixelRule> rules;
    private final StringProperty name;
    private final StringProperty size;
    private final ObjectProperty<InputFit> fit;
    private final ObjectProperty<Interpolation> interpolation;
    private final ObjectProperty<PixelForm> pixels;
    private final ObjectProperty<PixelRule> rule;
    private final ObjectProperty<Activation> activation;
    private final StringProperty classes;
    private final ObjectProperty<@Nullable String> positive;
    private final StringProperty threshold;
    private final ReadOnlyObjectWrapper<List<String>> classNames =
            new ReadOnlyObjectWrapper<>(this, "classNames", List.of());
    private final ReadOnlyObjectWrapper<@Nullable CardProblem> problem =
            new ReadOnlyObjectWrapper<>(this, "problem");
    private final ReadOnlyObjectWrapper<@Nullable ModelCard> card =
            new ReadOnlyObjectWrapper<>(this, "card");

    /**
     * @param guess what is known of the model without a card
     * @param start what is written there at first
     */
    public CardViewModel(CardGuess guess, ModelCard start) {
        this.guess = guess;
        this.start = start;
        InputSpec input = start.input();
        this.rules = PixelRule.choices(input);
        this.name = new SimpleStringProperty(this, "name", start.name());
        this.size =
                new SimpleStringProperty(
                        this, "size", new InputSize(input.width(), input.height()).text());
        this.fit = new SimpleObjectProperty<>(this, "fit", input.fit());
        this.interpolation =
                new SimpleObjectProperty<>(this, "interpolation", input.interpolation());
        this.pixels = new SimpleObjectProperty<>(this, "pixels", input.form().pixels());
        this.rule = new SimpleObjectProperty<>(this, "rule", PixelRule.of(input));
        this.activation =
                new SimpleObjectProperty<>(this, "activation", start.output().activation());
        this.classes =
                new SimpleStringProperty(
                        this, "classes", String.join("\n", start.output().classes()));
        this.positive = new SimpleObjectProperty<>(this, "positive", start.output().positive());
        this.threshold =
                new SimpleStringProperty(
                        this, "threshold", Numbers.text(start.decisionThreshold()));
        classes.subscribe(this::readClasses);
        Stream.<ObservableValue<?>>of(
                        name,
                        size,
                        fit,
                        interpolation,
                        pixels,
                        rule,
                        activation,
                        classNames,
                        positive,
                        threshold)
                .forEach(property -> property.subscribe(this::check));
        check();
    }

    private void readClasses(String text) {
        List<String> before = classNames.get();
        String chosen = positive.get();
        List<String> names =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        classNames.set(names);
        int place = before.indexOf(chosen);
        boolean renamed = place >= 0 && place < names.size() && before.size() == names.size();
        if (names.contains(chosen)) {
            positive.set(chosen); // a choice that lists the names anew may have let go of it
        } else {
            positive.set(renamed ? names.get(place) : null);
        }
    }

    private void check() {
        CardProblem found = findProblem();
        problem.set(found);
        card.set(found == null ? written() : null);
    }

    private @Nullable CardProblem findProblem() {
        if (name.get().isBlank()) {
            return problem(Field.NAME, "problem.name");
        }
        if (inputSize().isEmpty()) {
            return problem(Field.SIZE, "problem.size");
        }
        List<String> names = classNames.get();
        if (names.size() != classesNeeded()) {
            return problem(Field.CLASSES, "problem.classes", classesNeeded(), names.size());
        }
        if (names.stream().distinct().count() < names.size()) {
            return problem(Field.CLASSES, "problem.double");
        }
        if (positive.get() == null || !names.contains(positive.get())) {
            return problem(Field.POSITIVE, "problem.positive");
        }
        Optional<String> unnamed = names.stream().filter(guess::isInvented).findFirst();
        if (unnamed.isPresent()) {
            return problem(Field.CLASSES, "problem.unnamed", unnamed.get());
        }
        return threshold().isEmpty() ? problem(Field.THRESHOLD, "problem.threshold") : null;
    }

    private static CardProblem problem(Field field, String key, Object... arguments) {
        return new CardProblem(field, TEXTS.get(key, arguments));
    }

    private @Nullable ModelCard written() {
        InputSpec input = input().orElse(null);
        ModelOutput output = output().orElse(null);
        return input == null || output == null
                ? null
                : new ModelCard(
                        name.get().strip(),
                        start.architecture(),
                        input,
                        output,
                        start.targetLayer(),
                        threshold().orElseThrow(),
                        start.trainedOn(),
                        start.licence(),
                        start.intendedUse(),
                        start.inputs(),
                        start.averagesLogits());
    }

    /** How many classes the network's outputs have: a single sigmoid speaks of two. */
    public int classesNeeded() {
        return Math.max(2, guess.outputs());
    }

    private Optional<InputSize> inputSize() {
        return InputSize.parse(size.get());
    }

    /** How photos are prepared; empty while the size cannot be read. */
    Optional<InputSpec> input() {
        return input(rule.get());
    }

    /** The same by another rule. */
    Optional<InputSpec> input(PixelRule other) {
        return inputSize()
                .map(square ->
                        other.input(square, fit.get(), interpolation.get())
                                .with(start.input().form().with(pixels.get())));
    }

    /** What the numbers mean; empty while that is not written. */
    Optional<ModelOutput> output() {
        List<String> names = classNames.get();
        String wanted = positive.get();
        boolean complete =
                names.size() == classesNeeded()
                        && names.stream().distinct().count() == names.size()
                        && wanted != null
                        && names.contains(wanted);
        return complete && wanted != null
                ? Optional.of(
                        new ModelOutput(
                                activation.get(),
                                names,
                                wanted,
                                names.get(speaksForLine() - 1),
                                start.output().tensor()))
                : Optional.empty();
    }

    /** Which line names the class that a single number speaks for; the first line is 1. */
    int speaksForLine() {
        ModelOutput output = start.output();
        return output.classes().size() == 2 ? output.classes().indexOf(output.speaksFor()) + 1 : 2;
    }

    /** The decision threshold, in [0, 1]; empty while it cannot be read. */
    Optional<Double> threshold() {
        return Numbers.parse(threshold.get()).filter(t -> t >= 0 && t <= 1);
    }

    /** True if the code or the single output leaves no choice of the activation. */
    boolean activationKnown() {
        return guess.activation() != Activation.NONE
                && start.output().activation() != Activation.NONE
                && (guess.activation() != null || guess.outputs() == 1);
    }

    /** What is known of the model without the card. */
    CardGuess guess() {
        return guess;
    }

    /** The rules to choose from. */
    List<PixelRule> rules() {
        return rules;
    }

    /** The model's name. */
    public StringProperty nameProperty() {
        return name;
    }

    /** The input's size, for example {@code 456} or {@code 512 × 384}. */
    public StringProperty sizeProperty() {
        return size;
    }

    /** How a photo of another shape gets in. */
    public ObjectProperty<InputFit> fitProperty() {
        return fit;
    }

    /** How it is resampled. */
    public ObjectProperty<Interpolation> interpolationProperty() {
        return interpolation;
    }

    /** Which pixels of a photo's file the network sees. */
    public ObjectProperty<PixelForm> pixelsProperty() {
        return pixels;
    }

    /** How its values are normalised. */
    ObjectProperty<PixelRule> ruleProperty() {
        return rule;
    }

    /** What turns logits into probabilities. */
    public ObjectProperty<Activation> activationProperty() {
        return activation;
    }

    /** One class a line, in the order of the outputs. */
    public StringProperty classesProperty() {
        return classes;
    }

    /** The classes that are written now. */
    ReadOnlyObjectProperty<List<String>> classNamesProperty() {
        return classNames.getReadOnlyProperty();
    }

    /** The class that is looked for; null while none is chosen. */
    public ObjectProperty<@Nullable String> positiveProperty() {
        return positive;
    }

    /** From which probability on it is called positive. */
    public StringProperty thresholdProperty() {
        return threshold;
    }

    /** What is wrong first; null if nothing is. */
    ReadOnlyObjectProperty<@Nullable CardProblem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The card; null while there is a problem. */
    public ReadOnlyObjectProperty<@Nullable ModelCard> cardProperty() {
        return card.getReadOnlyProperty();
    }
}
