package org.lesionlens.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.EquivalenceReport;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.GivenInputs;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelFacts;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.analysis.OutputComparison;

/** What {@code inspect} tells of a model, for people and as JSON. */
record InspectReport(Path model, ModelFacts facts) {

    private static final int MEGABYTE = 1_000_000;

    /** For people to read. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("file          " + model);
        lines.add("SHA-256       " + facts.hash().hex());
        lines.add("network       " + facts.network());
        lines.add(
                "code          %d file(s); %.1f MB of weights"
                        .formatted(facts.codeFiles(), (double) facts.weightBytes() / MEGABYTE));
        lines.add("methods       " + String.join(", ", facts.methods()));
        lines.add("outputs       " + outputs(facts.guess()) + tensor());
        facts.adjustments().forEach(one -> lines.add("changed       " + one.sentence()));
        lines.add("card          " + card());
        OutputComparison comparison = facts.comparison();
        ModelCard known = facts.card();
        if (known != null && !known.inputs().isEmpty()) {
            lines.add("inputs        besides the photo, " + inputs(known));
        }
        if (comparison != null && known != null) {
            lines.add("probability   " + probability(known.output(), comparison));
        }
        lines.add("features      " + path());
        EquivalenceReport proof = facts.proof();
        if (proof == null) {
            lines.add("instrumented  no: it has features and head");
            return lines;
        }
        lines.add("instrumented  yes: " + facts.copy());
        lines.add("proof         " + proof(proof));
        for (int i = 0; i < proof.layers().size(); i++) {
            lines.add("layer %d       %s".formatted(i, layer(proof.layers().get(i))));
        }
        if (!proof.doubt().isEmpty()) {
            lines.add("doubt         layer 0 is explained with --layer 0 only: " + proof.doubt());
        }
        return lines;
    }

    private String tensor() {
        return facts.tensor().isEmpty() ? "" : "; the output " + facts.tensor();
    }

    /** Those that it is tried with, if they are another lesion's with each photo. */
    private static String inputs(ModelCard card) {
        String words = GivenInputs.NONE.words(card);
        return card.takesFacts() ? "of each lesion's row; here an example, " + words : words;
    }

    private static String outputs(CardGuess guess) {
        Activation activation = guess.activation();
        return guess.outputs()
                + (activation == null
                        ? ", given as logits"
                        : activation == Activation.NONE
                                ? ", probabilities as it seems: the logit of each is explained"
                                : ", after a %s, which is taken off: the logit is explained"
                                        .formatted(activation.modelName()));
    }

    private static String probability(ModelOutput output, OutputComparison comparison) {
        int positive = output.positiveIndex();
        return String.format(
                Locale.ROOT,
                "P(%s) of a sample photo: %.6f by the file's own output, %.6f by its logits",
                output.positive(),
                comparison.file().get(positive),
                comparison.program().get(positive));
    }

    private String card() {
        ModelCard card = facts.card();
        return card == null
                ? "none; write one beside the model or name one with --card; for example:\n"
                        + facts.guess().example().stripTrailing()
                : "%s, %d×%d, pixels %s, %s of %s"
                        .formatted(
                                card.name(),
                                card.input().width(),
                                card.input().height(),
                                card.input().form().pixels().modelName(),
                                card.output().activation().modelName(),
                                String.join(", ", card.output().classes()));
    }

    private String path() {
        FeaturesPath path = facts.path();
        return switch (path.choice()) {
            case FUSED ->
                    String.format(
                            Locale.ROOT,
                            "operators joined by oneDNN Graph: %.2f of the plain time when they were tried, activations within %.1e of the largest",
                            path.share(),
                            path.deviation());
            case NO_FASTER ->
                    String.format(
                            Locale.ROOT,
                            "plain: joined operators took %.2f of that time",
                            path.share());
            case DIFFERS ->
                    String.format(
                            Locale.ROOT,
                            "plain: joined operators gave other activations, by %.1e of the largest",
                            path.deviation());
            case LONG_TO_OPEN -> "plain: joined operators take too long at each start";
            case FAILED -> "plain: operators cannot be joined";
            case UNFINISHED -> "plain: a trial of joined operators did not come to its end";
            case UNTRIED -> "plain: joined operators are not for this machine, or were not tried";
        };
    }

    private static String proof(EquivalenceReport proof) {
        String inputs = String.join(" and ", proof.inputs());
        return proof.deviation() == 0
                ? "head(features(x)) = forward(x) to the bit on " + inputs
                : String.format(
                        Locale.ROOT,
                        "|head(features(x)) - forward(x)| <= %.1e on %s",
                        proof.deviation(),
                        inputs);
    }

    private static String layer(LayerFacts layer) {
        return String.format(
                Locale.ROOT,
                "%d×%d, %d channels, %.0f ms for head and gradient: %s",
                layer.width(),
                layer.height(),
                layer.channels(),
                layer.milliseconds(),
                layer.name());
    }

    /** The same for programs; what is not there is null. */
    InspectResult result() {
        CardGuess guess = facts.guess();
        Activation activation = guess.activation();
        EquivalenceReport proof = facts.proof();
        return new InspectResult(
                model.toString(),
                facts.hash().hex(),
                facts.network(),
                facts.codeFiles(),
                facts.weightBytes(),
                facts.methods(),
                guess.outputs(),
                activation == null ? null : activation.modelName(),
                guess.width(),
                guess.height(),
                facts.card() == null ? null : facts.card().name(),
                proof != null,
                facts.copy() == null ? null : facts.copy().toString(),
                proof == null ? null : proof.deviation(),
                facts.comparison(),
                proof == null ? List.of() : proof.layers(),
                facts.tensor().isEmpty() ? null : facts.tensor(),
                facts.adjustments(),
                facts.path().choice());
    }
}
