package org.lesionlens.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.export.Judgement;
import org.lesionlens.export.MaskColumns;
import org.lesionlens.export.ModelAnswers;
import org.lesionlens.export.ReadingCells;
import org.lesionlens.export.ResultsTable;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.MaskFile;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.scoring.InputWords;
import org.lesionlens.scoring.SetFacts;
import org.lesionlens.store.ResultStore;

/** The table that {@code score} writes, without what a person's own store knows besides. */
final class ScoredTable {

    private ScoredTable() {}

    /**
     * @param store of the answers
     * @param model key of the model and its card
     * @param images that are scored
     * @param masks of them
     * @param threshold called positive from this probability on
     * @param patients what patients are called, by their ids
     */
    static ResultsTable of(
            ResultStore store,
            ContentHash model,
            ModelCard card,
            List<LesionImage> images,
            Map<Path, List<Path>> masks,
            double threshold,
            UnaryOperator<String> patients) {
        return new ResultsTable(
                Optional.of(new ModelAnswers(store, model, card.output())),
                new Judgement(
                        PositiveClass.named(card.output().positive()).name(),
                        true,
                        ProbabilitySource.NETWORK,
                        threshold),
                patients,
                Optional.of(new InputWords(card, new SetFacts(images, card))),
                Optional.of(
                        new MaskColumns(
                                new MaskFile(new ImageDecoder(DecodeLimits.STANDARD)),
                                masks,
                                card.input())),
                ReadingCells.NONE);
    }
}
