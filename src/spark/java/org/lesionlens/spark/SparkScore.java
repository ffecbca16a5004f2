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
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.cli.DecisionOption;
import org.lesionlens.cli.SetSummary;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;
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

    @Option(names = "--maps", description = "Keep each photo's map in results.parquet, too.")
    private boolean maps;

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
                    ClassificationException,
                    InterruptedException {
        decision.check(spec.commandLine());
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
                    ClassificationException,
                    InterruptedException {
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        int threads = threads(context.sc());
        Classifier network = ExecutorNetwork.of(files.archiveName(), files.cardName(), threads);
        var job =
                new Job(
                        files.archiveName(),
                        files.cardName(),
                        threads,
                        logits(network),
                        decision.of(network.card()),
                        maps);
        var folder = Location.named(set);
        CaseSet cases = read(folder, context.hadoopConfiguration(), network);
        RowFormat format = format(cases, network, job);
        var output = new Output(spark, out, format);
        output.begin(settings(cases, network, job, format));
        List<PhotoTask> photos = PhotoTask.of(cases, folder);
        List<PhotoTask> left = Share.withoutRows(photos, output.done());
        if (left.size() < photos.size()) {
            tell("%d photos were done before".formatted(photos.size() - left.size()));
        }
        List<Share> shares = Share.of(left, share == null ? Share.size(left.size()) : share);
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

    /** As many as the network gives, also where no photo can be read. */
    private static int logits(Classifier network)
            throws ClassificationException, InterruptedException {
        InputSpec input = network.card().input();
        int size = 3 * input.width() * input.height();
        return network.logits(
                        List.of(ImageTensor.of(input.width(), input.height(), new float[size])))
                .getFirst()
                .size();
    }

    private RowFormat format(CaseSet cases, Classifier network, Job job) throws IOException {
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
            return new RowFormat(new ArrayList<>(header), maps);
        }
    }

    /** What rows depend on besides their photos. */
    private String settings(CaseSet cases, Classifier network, Job job, RowFormat format)
            throws IOException {
        var text = new StringBuilder();
        text.append("set %s%n".formatted(Location.named(set).address()));
        text.append("model %s%n".formatted(network.key().hex()));
        text.append("threshold %s%n".formatted(job.threshold()));
        text.append("maps %s%n".formatted(job.maps()));
        text.append("columns %s%n".formatted(String.join(",", format.header())));
        for (TableUse table : cases.provenance().tables()) {
            if (table.isUsed()) {
                text.append("table %s%n".formatted(ContentHash.of(table.file()).hex()));
            }
        }
        return text.toString();
    }

    private void tell(String line) {
        PrintWriter messages = spec.commandLine().getErr();
        messages.println("lesionlens: " + line);
        messages.flush();
    }
}
