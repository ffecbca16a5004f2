package org.lesionlens.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.Precision;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cli.DecisionOption;
import org.lesionlens.cli.PrecisionOption;
import org.lesionlens.cli.SetSummary;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What {@code spark-submit} runs: the command {@code score}, with the work done by a cluster. */
@Command(
        name = "lesionlens-spark.jar",
        mixinStandardHelpOptions = true,
        description = {
            "Scores all images of a set on Apache Spark, one row for each, as score does.",
            "What is done is kept: the same command goes on where it was stopped."
        })
public final class SparkScore implements Callable<Integer> {

    private static final String COMMITTER = "mapreduce.fileoutputcommitter.algorithm.version";

    @Mixin private final DecisionOption decision = new DecisionOption();

    @Mixin private final PrecisionOption precision = new PrecisionOption();

    @Mixin private final MapsOption maps = new MapsOption();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Option(
            names = "--set",
            required = true,
            paramLabel = "FOLDER",
            description = "The set: file:///…, which each machine has, hdfs://… or s3a://…")
    private String set = "";

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description = {
                "What is known of the images: a table like SIIM-ISIC's train.csv; default: the",
                "tables in a folder of file:///…, else the names of folders alone."
            })
    private @Nullable String labels;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "TorchScript archive, brought to each executor. A model is a program.")
    private String model = "";

    @Option(
            names = "--card",
            paramLabel = "FILE",
            description = "A model.json; default: the one in the archive, or MODEL.json beside it.")
    private @Nullable String card;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "Gets results.parquet and results.csv.")
    private String out = "";

    @Option(
            names = "--share",
            paramLabel = "N",
            description = "Photos of a task, or more: patients stay whole; default: by the set.")
    private @Nullable Integer share;

    private SparkScore() {}

    /** Ends the process only if it failed: a cluster's manager waits for the end of {@code main}. */
    public static void main(String[] args) {
        int code =
                new CommandLine(new SparkScore())
                        .setExecutionExceptionHandler(SparkScore::explained)
                        .execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** What a person can mend in a sentence; the rest as it is, for whoever looks after it. */
    private static int explained(Exception e, CommandLine asked, ParseResult parsed)
            throws Exception {
        if (!(e instanceof IOException || e instanceof ModelLoadException)) {
            throw e;
        }
        asked.getErr().println("lesionlens: " + e.getMessage());
        return asked.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public Integer call()
            throws IOException,
                    ModelLoadException,
                    InterruptedException {
        decision.check(spec.commandLine());
        precision.check(spec.commandLine());
        maps.check(spec.commandLine());
        if (share != null && share < 1) {
            throw new ParameterException(spec.commandLine(), "--share is from 1 on");
        }
        var settings = new SparkConf().setIfMissing("spark.app.name", "LesionLens score");
        // Rows are kept as soon as their task is done, and not at the end of all.
        settings.setIfMissing("spark.hadoop." + COMMITTER, "2");
        var files =
                new ModelFiles(Location.named(model), card == null ? null : Location.named(card));
        files.addTo(settings);
        try (SparkSession spark = SparkSession.builder().config(settings).getOrCreate()) {
            return score(spark, files);
        } finally {
            ExecutorNetwork.close();
        }
    }

    private int score(SparkSession spark, ModelFiles files)
            throws IOException,
                    ModelLoadException,
                    InterruptedException {
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        var exactly =
                new NetworkChoice(
                        files.archiveName(),
                        files.cardName(),
                        threads(context.sc()),
                        Precision.FLOAT32);
        Classifier exact = ExecutorNetwork.of(exactly);
        List<MapColumn> columns = maps.columns();
        NetworkShape shape = shape(exact, columns);
        double threshold = decision.of(exact.card());
        var folder = Location.named(set);
        CaseSet cases = read(folder, context.hadoopConfiguration(), exact);
        Classifier network = inPrecision(exact, folder, cases, threshold);
        var job = new Job(exactly.in(network.precision()), shape.logits(), threshold);
        RowFormat format = format(cases, network, job, columns);
        var output = new Output(spark, out, format);
        output.begin(RunSettings.of(folder, cases, network, job, format));
        List<PhotoTask> photos = PhotoTask.of(cases, folder);
        List<PhotoTask> left = Share.withoutRows(photos, output.done());
        if (left.size() < photos.size()) {
            tell("%d photos were done before".formatted(photos.size() - left.size()));
        }
        int size = share == null ? Share.size(left.size(), shape.bytes(columns)) : share;
        List<Share> shares = Share.of(left, size);
        if (!context.sc().isLocal()) {
            ExecutorNetwork.close(); // here nothing more is asked of it
        }
        Stages stages = Stages.of(context.sc());
        long start = System.nanoTime();
        if (!shares.isEmpty()) {
            var configuration =
                    context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
            output.add(
                    context.parallelize(shares, shares.size())
                            .mapPartitions(
                                    new ScoreTask(job, format, folder, configuration, stages)));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        tell(
                String.format(
                        Locale.ROOT,
                        "%d photos scored, %d failed; %.1f s; %s",
                        stages.photos().value(),
                        stages.failed().value(),
                        seconds,
                        stages.words()));
        tell("written: " + output.table(photos.size()));
        return 0;
    }

    /** The cores of one executor; 0 for all that its machine has. */
    private static int threads(SparkContext context) {
        return context.isLocal()
                ? context.defaultParallelism()
                : context.getConf().getInt("spark.executor.cores", 0);
    }

    private CaseSet read(Location folder, Configuration configuration, Classifier network)
            throws IOException {
        if (!folder.isLocal()) {
            tell("photos are listed, not read, before tasks begin: copies of a photo stay");
        }
        PositiveClass positive = PositiveClass.named(network.card().output().positive());
        CaseSet cases =
                new SetReading(
                                folder,
                                labels == null ? null : Location.named(labels),
                                configuration)
                        .read(spec.commandLine())
                        .judgedBy(positive);
        new SetSummary(cases, positive).lines().forEach(this::tell);
        return cases;
    }

    /** Refuses what would fail with each photo. */
    private NetworkShape shape(Classifier network, List<MapColumn> columns)
            throws InterruptedException {
        try {
            return NetworkShape.of(network, columns);
        } catch (ClassificationException e) {
            throw new ParameterException(
                    spec.commandLine(), network.card().name() + ": " + e.getMessage(), e);
        }
    }

    /** Decided here, once for all executors. */
    private Classifier inPrecision(
            Classifier exact, Location folder, CaseSet cases, double threshold)
            throws InterruptedException {
        return precision.of(
                exact,
                folder.isLocal() ? cases.images() : List.of(), // others cannot be read here
                new Analyzer(new ImageDecoder(DecodeLimits.STANDARD)),
                threshold,
                spec.commandLine(),
                this::tell);
    }

    private RowFormat format(
            CaseSet cases, Classifier network, Job job, List<MapColumn> columns)
            throws IOException {
        try (ResultStore none = ResultStore.temporary()) {
            List<String> header =
                    ScoredTable.of(
                                    none,
                                    network.key(),
                                    network.card(),
                                    List.of(),
                                    cases.provenance().masks(),
                                    job.threshold(),
                                    UnaryOperator.identity())
                            .header(job.logits());
            return new RowFormat(new ArrayList<>(header), new ArrayList<>(columns));
        }
    }

    private void tell(String line) {
        PrintWriter messages = spec.commandLine().getErr();
        messages.println("lesionlens: " + line);
        messages.flush();
    }
}
