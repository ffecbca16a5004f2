package org.lesionlens.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.export.ResultRow;
import org.lesionlens.export.ResultsTable;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.scoring.Gate;
import org.lesionlens.scoring.ScoreListener;
import org.lesionlens.scoring.ScoreRun;
import org.lesionlens.scoring.SetFacts;
import org.lesionlens.store.PhotoPrediction;
import org.lesionlens.store.ResultStore;

/**
 * Scores shares of a set in an executor. What it says of a share depends on that alone, so that a
 * task that runs again says the same.
 *
 * @param set where the photos are
 * @param configuration of Hadoop, tells how they are reached
 */
record ScoreTask(
        Job job,
        RowFormat format,
        Location set,
        Broadcast<SerializableConfiguration> configuration,
        Stages stages)
        implements FlatMapFunction<Iterator<Share>, Row> {

    @Override
    public Iterator<Row> call(Iterator<Share> shares)
            throws IOException, ModelLoadException, InterruptedException {
        Classifier network = ExecutorNetwork.of(job.network());
        List<Row> rows = new ArrayList<>();
        while (shares.hasNext()) {
            rows.addAll(rows(shares.next(), network));
        }
        return rows.iterator();
    }

    private List<Row> rows(Share share, Classifier network)
            throws IOException, InterruptedException {
        try (var photos = new TaskPhotos(share, set, configuration.value().value());
                ResultStore store = ResultStore.temporary()) {
            List<LesionImage> images = photos.images();
            var results = new Results(network.card().output());
            var clock = new Stages.Clock();
            var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
            var run = new ScoreRun(analyzer, network, store, new Gate(), results);
            var maps =
                    new TaskMaps(
                            format.maps().stream().map(MapColumn::method).toList(),
                            analyzer,
                            network,
                            new SetFacts(images, network.card()));
            Map<LesionImage, List<EvidenceMap>> found = new ConcurrentHashMap<>();
            run.run(images, images, new TaskSteps(run, photos, maps, found, clock));
            Map<String, String> patients = photos.patients();
            ResultsTable table =
                    ScoredTable.of(
                            store,
                            network.key(),
                            network.card(),
                            images,
                            photos.masks(),
                            job.threshold(),
                            id -> patients.getOrDefault(id, id));
            List<Row> rows = new ArrayList<>();
            Iterator<ResultRow> all = results.rows.iterator();
            List<List<String>> cells = new ArrayList<>();
            table.rows(results.rows, job.logits(), cells::add);
            for (List<String> one : cells) {
                ResultRow row = all.next();
                List<EvidenceMap> explained =
                        row.key().isEmpty()
                                ? List.of()
                                : Objects.requireNonNull(found.get(row.image()));
                rows.add(format.row(photos.task(row.image()).file(), one, explained));
            }
            stages.add(results.rows.size() - results.failed, results.failed, clock);
            return rows;
        }
    }

    /** Rows in the order of the photos. */
    private static final class Results implements ScoreListener {

        private final ModelOutput output;
        private final List<ResultRow> rows = new ArrayList<>();
        private int failed;

        Results(ModelOutput output) {
            this.output = output;
        }

        @Override
        public void scored(LesionImage lesion, PhotoPrediction prediction, boolean known) {
            List<Double> all = output.probabilities(prediction.prediction().logits());
            rows.add(ResultRow.scored(lesion, prediction, all.get(output.positiveIndex())));
        }

        @Override
        public void failed(LesionImage lesion, String reason) {
            rows.add(ResultRow.failed(lesion, reason));
            failed++;
        }
    }
}
