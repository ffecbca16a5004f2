package org.lesionlens.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.bench.AttributionBenchmark;
import org.lesionlens.bench.Benchmark;
import org.lesionlens.bench.ExportBenchmark;
import org.lesionlens.bench.GalleryBenchmark;
import org.lesionlens.bench.GalleryViewBenchmark;
import org.lesionlens.bench.OtherRuntime;
import org.lesionlens.bench.OtherRuntimeBenchmark;
import org.lesionlens.bench.StartBenchmark;
import org.lesionlens.bench.ViewerBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bench}: how fast everything is on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how fast this machine is.",
            "Prints one JSON object; times are medians in milliseconds, of runs after warm-up, on"
                    + " synthetic pictures."
        },
        footerHeading = "%nKeys:%n",
        footer = {
            "  load_ms               from file to a warm model, two runs included; the engine",
            "                        itself has started before; median of 5 at most",
            "  first_call_ms         the first explanation after that, from tensor to map",
            "  decode_24mp_ms        a JPEG of 6000×4000 pixels to sRGB pixels",
            "  preprocess_ms         those pixels to the network's input",
            "  features_ms           the bare backbone, without gradients",
            "  gradient_map_ms       head, gradient and heat map",
            "  image_ms              a JPEG of 4000×3000 pixels, from file to explanation",
            "  overlay_1000_ms       heat over 1000×1000 pixels: enlarged, coloured, blended",
            "  overlay_3840_ms       the same over 3840×2160 pixels",
            "  slider_ms             one step of a slider to pixels on screen at 1000×1000;",
            "                        null where no window can be had",
            "  gradcam_over_features (backbone, head, gradient and map) / bare backbone,",
            "                        both measured in turns",
            "  device, model, threads",
            "",
            "Keys with --viewer, from a change to the pixels of the view at 1000×1000:",
            "  slider_p50_ms, slider_p99_ms  opacity, threshold, class, colours, contour, brightness, signed",
            "  slider_p99_while_scoring_ms  opacity, threshold, colours, contour, brightness while the",
            "                        network goes over one photo after another",
            "  method_p50_ms         another method, Ablation-CAM excepted",
            "  ablation_ms           Ablation-CAM",
            "  next_image_ms         the next photo of a folder, which was prepared ahead",
            "  drag_max_frame_ms, drag_heap_growth_mb  while the threshold is dragged",
            "  pan_fps               frames a second of a photo of 6000×4000 pixels at 100 %%",
            "  channel_page_ms       the next page of the channels of the target layer",
            "  device, model",
            "",
            "Keys with --start, from the start of a process of its own, of the first start:",
            "  first_paint_ms        until the window is painted, no longer black; median",
            "  filled_ms             until all that is in it is painted; median",
            "  runs                  how often it was started: --runs",
            "",
            "Keys with --gallery, of a synthetic set whose photos the store knows:",
            "  rows                  photos of the set",
            "  catalogue_ms          from folder and label table to patients; once",
            "  threshold_step_ms     one step of the decision threshold: all groups, counts and",
            "                        measures, laid out; median of the slower page",
            "  threshold_p99_ms      the same at the 99th percentile",
            "  scroll_max_frame_ms   the longest time between two frames of the scrolled gallery",
            "  scroll_heap_growth_mb how much the heap grew meanwhile",
            "  reopen_ms             from opening the folder to a screen of scored tiles",
            "  reopen_all_ms         the same until all results are there",
            "  score_over_features   throughput of scoring a folder of photos of 512×512 pixels /",
            "                        the bare backbone, both one by one and measured in turns",
            "  score_rss_growth_mb   how much the process grew after the first 200 photos (half of",
            "                        --images, if that is less); null where nobody tells",
            "  images, device, model",
            "",
            "Keys with --export, of pictures, figures and reports that leave the program:",
            "  figure_first_ms       the first figure of 25 scored lesions, 2246 pixels wide",
            "  figure_ms             the same when Java has warmed up",
            "  picture_ms            an annotated PNG of a photo of 6000×4000 pixels, at its size",
            "  picture_over_imageio  the same / ImageIO's time for the same pixels",
            "  picture_heap_over_photo  the most of the heap that is alive meanwhile, the photo",
            "                        counted / the decoded photo",
            "  report_353_ms, report_353_mb  a report of 353 scored photos, from folder to file;",
            "                        once; and its size",
            "  rows, large_report_ms, large_report_heap_mb  the same of --rows photos, and the",
            "                        most of the heap that is alive meanwhile",
            "  model",
            "",
            "Keys with --methods:",
            "  forward_ms, gradient_ms, gradient_over_forward",
            "                        the gradient of a score by the input; medians",
            "  integrated_over_gradients",
            "                        integrated gradients / as many single gradients",
            "  occlusion_ms, occlusion_places, occlusion_over_forward, occlusion_coarse_ms",
            "                        of about a hundred places; until the first coarse map",
            "  device, model, threads",
            "",
            "Keys with --against:",
            "  features_ms, other_ms, features_over_other",
            "                        the bare backbone here and there, in turns, and their ratio",
            "  other, path           the other runtime; how the features were run here",
            "  precision             float32, and then bfloat16 where that is faster, beside the",
            "                        other runtime in float32",
            "  device, model, threads",
            "",
            "Examples:",
            "  lesionlens bench",
            "  lesionlens bench --export",
            "  lesionlens bench --viewer",
            "  lesionlens bench --gallery --rows 33126",
            "  lesionlens bench --start --runs 5",
            "  lesionlens bench --against features.onnx --runs 30",
            "  lesionlens bench --model my_b5.pt --runs 50 > bench.json"
        })
final class BenchCommand implements Callable<Integer> {

    private final Analyzer analyzer;
    private final @Nullable ViewerBenchmark window;
    private final @Nullable GalleryViewBenchmark gallery;
    private final @Nullable StartBenchmark start;
    private final JsonLines results;
    private final PrintStream messages;

    @Mixin private final ModelOption model;

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Runs of each step that count; default: ${DEFAULT-VALUE}.")
    private int runs = 20;

    @Option(names = "--viewer", description = "Measure the window, rendered in memory.")
    private boolean viewer;

    @Option(
            names = "--drag",
            paramLabel = "SECONDS",
            description = "How long --viewer drags a slider; default: ${DEFAULT-VALUE}.")
    private int dragSeconds = 60;

    @Option(names = "--gallery", description = "Measure a large set, in a window in memory.")
    private boolean largeSet;

    @Option(names = "--export", description = "Measure pictures, figures and reports.")
    private boolean exporting;

    @Option(names = "--start", description = "Measure how soon the window is there.")
    private boolean starting;

    @Option(names = "--methods", description = "Measure attributions of pixels and occlusion.")
    private boolean methods;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = {
                "Measure the features beside the same network in another runtime, in turns: an ONNX",
                "file that models/onnx_features.py wrote. Needs a build with -Ponnx."
            })
    private @Nullable Path against;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Photos of the set of --gallery or --export; default: ${DEFAULT-VALUE}.")
    private int rows = 33_126;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description = "Table whose rows --gallery makes photos up for, instead of --rows.")
    private @Nullable Path labels;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "Photos that --gallery scores; default: ${DEFAULT-VALUE}.")
    private int images = 360;

    BenchCommand(
            Engine engine,
            Analyzer analyzer,
            CliEnvironment environment,
            JsonLines results,
            PrintStream messages) {
        this.model = new ModelOption(engine, environment.demoModel());
        this.analyzer = analyzer;
        this.window = environment.window();
        this.gallery = environment.gallery();
        this.start = environment.start();
        this.results = results;
        this.messages = messages;
    }

    @Override
    public Integer call() throws Exception {
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs is below 1: " + runs);
        }
        if (viewer) {
            return measureViewer();
        }
        if (largeSet) {
            return measureGallery();
        }
        if (starting) {
            return measureStart();
        }
        if (exporting) {
            var plan = new ExportBenchmark.Plan(6000, 4000, rows, runs);
            results.print(
                    new ExportBenchmark(analyzer, messages)
                            .run(plan, () -> model.load(spec.commandLine())));
            return 0;
        }
        if (methods) {
            try (Classifier classifier = model.load(spec.commandLine())) {
                results.print(new AttributionBenchmark(runs).run(classifier));
            }
            return 0;
        }
        if (against != null) {
            return measureAgainst(against);
        }
        var benchmark = new Benchmark(analyzer, window, runs, messages);
        results.print(benchmark.run(() -> model.load(spec.commandLine())));
        return 0;
    }

    private int measureAgainst(Path file) throws Exception {
        OtherRuntime other =
                ServiceLoader.load(OtherRuntime.class)
                        .findFirst()
                        .orElseThrow(() ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "--against: this program was built without another runtime; build it with ./mvnw -Ponnx package"));
        try (Classifier classifier = model.load(spec.commandLine())) {
            var benchmark = new OtherRuntimeBenchmark(other, runs);
            results.print(benchmark.run(classifier, file));
            try {
                results.print(benchmark.run(classifier.inBfloat16(), file));
            } catch (ModelLoadException e) {
                messages.println("lesionlens: " + e.getMessage());
            }
        }
        return 0;
    }

    private int measureViewer() throws Exception {
        ViewerBenchmark benchmark = window;
        if (benchmark == null) {
            throw new ParameterException(spec.commandLine(), "--viewer: there is no window here");
        }
        try (Classifier classifier = model.load(spec.commandLine())) {
            results.print(benchmark.viewer(classifier, runs, Duration.ofSeconds(dragSeconds)));
        }
        return 0;
    }

    private int measureStart() throws Exception {
        StartBenchmark benchmark = start;
        if (benchmark == null) {
            throw new ParameterException(spec.commandLine(), "--start: there is no window here");
        }
        results.print(benchmark.start(runs));
        return 0;
    }

    private int measureGallery() throws Exception {
        GalleryViewBenchmark benchmark = gallery;
        if (benchmark == null) {
            throw new ParameterException(spec.commandLine(), "--gallery: there is no window here");
        }
        if (rows < 1 || images < 2) {
            throw new ParameterException(
                    spec.commandLine(), "--rows is below 1, or --images below 2");
        }
        var plan = new GalleryBenchmark.Plan(rows, labels, images, runs);
        results.print(
                new GalleryBenchmark(analyzer, benchmark, messages)
                        .run(
                                plan,
                                model.file(spec.commandLine()),
                                () -> model.load(spec.commandLine())));
        return 0;
    }
}
