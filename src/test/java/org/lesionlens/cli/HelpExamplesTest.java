package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

/**
 * What the help shows is what can be done: each example is run, but those that measure a machine.
 */
class HelpExamplesTest {

    private static final Path LESION = Golden.FOLDER.resolve("lesions/wide.png");
    private static final Pattern LINE = Pattern.compile("^  lesionlens (.+)$", Pattern.MULTILINE);
    private static final Pattern COMMAND = Pattern.compile("^  ([a-z]+) {2,}", Pattern.MULTILINE);
    private static final Pattern JOINED = Pattern.compile("\\\\\\R\\s+");
    private static final Set<String> PLACES =
            Set.of("--out", "--export", "--matrix", "--curves", "--store"); // that are made
    private static final Set<String> KEEPING =
            Set.of("score", "figure", "report", "faithfulness", "watch");

    @TempDir private Path work = Path.of("");

    private final TorchEngine engine = new TorchEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @TestFactory
    Stream<DynamicTest> eachExampleRuns() {
        return Stream.concat(Stream.of(""), commands().stream())
                .flatMap(command -> examples(command).stream())
                .distinct()
                .filter(example -> !example.startsWith("bench"))
                .map(example -> dynamicTest(example, () -> run(example)));
    }

    private List<String> commands() {
        String help = Invocation.of(engine, "--help").out();
        List<String> names =
                COMMAND.matcher(help.substring(help.indexOf("Commands:")))
                        .results()
                        .map(one -> one.group(1))
                        .filter(name -> !name.equals("bench"))
                        .toList();
        assertThat(names).contains("explain", "figure", "report");
        return names;
    }

    private List<String> examples(String command) {
        String help = Invocation.of(engine, (command + " --help").strip().split(" ", -1)).out();
        String shown = JOINED.matcher(help.substring(help.indexOf("Examples:"))).replaceAll("");
        List<String> found = LINE.matcher(shown).results().map(one -> one.group(1)).toList();
        assertThat(found).as(command).isNotEmpty();
        return found;
    }

    private void run(String example) throws IOException {
        Path folder = Files.createTempDirectory(work, "example");
        List<String> words = new ArrayList<>(List.of(example.split(" ", -1)));
        int redirected = words.indexOf(">");
        if (redirected >= 0) {
            words.subList(redirected, words.size()).clear();
        }
        prepare(folder, words.getFirst());
        List<String> args = new ArrayList<>();
        String before = "";
        for (String word : words) {
            if (word.contains("*")) { // as a shell does
                args.addAll(matching(folder, word));
                continue;
            }
            boolean isFile = PLACES.contains(before) || Files.exists(folder.resolve(word));
            boolean isCommand = args.isEmpty();
            args.add(isFile && !isCommand ? folder.resolve(word).toString() : word);
            before = word;
        }
        if (words.getFirst().equals("watch") && !words.contains("--once")) {
            args.add("--once"); // or it would never end
        }
        boolean keeps = KEEPING.contains(words.getFirst()) || words.contains("--stores");
        if (keeps && !words.contains("--help") && !words.contains("--store")) {
            args.add("--store=" + folder.resolve("store.sqlite"));
        }

        Invocation done = Invocation.of(engine, args.toArray(String[]::new));

        assertThat(done.exitCode()).as(done.err()).isZero();
    }

    private static List<String> matching(Path folder, String pattern) throws IOException {
        Path place = folder.resolve(pattern);
        try (var files =
                Files.newDirectoryStream(place.getParent(), String.valueOf(place.getFileName()))) {
            List<String> found = new ArrayList<>();
            files.forEach(file -> found.add(file.toString()));
            return found;
        }
    }

    /** The files that examples speak of, and none that they write. */
    private void prepare(Path folder, String command) throws IOException {
        for (String photo :
                List.of(
                        "lesion.jpg",
                        "a.jpg",
                        "b.png",
                        "patients/P1/a.png",
                        "images/c.png",
                        "archive/f.png")) {
            Path file = folder.resolve(photo);
            Files.createDirectories(file.getParent());
            Files.copy(LESION, file);
        }
        Path other = folder.resolve("patients/IP_0135517/d.png");
        Files.createDirectories(other.getParent());
        Files.copy(Golden.FOLDER.resolve("lesions/tall.png"), other);
        Files.copy(Golden.FOLDER.resolve("lesions/large.png"), other.resolveSibling("e.png"));
        Files.writeString(
                folder.resolve("patients/train.csv"), "image_name,target\na,1\nd,0\ne,0\n");
        Files.writeString(folder.resolve("train.csv"), "image_name,target\nc,1\n");
        for (String model : List.of("my_b5.pt", "my_model.pt", "fold0.pt", "fold1.pt")) {
            Files.copy(Invocation.MODEL, folder.resolve(model));
        }
        Files.writeString(folder.resolve("my_card.json"), card());
        Path shards = Files.createDirectories(folder.resolve("shards"));
        if (command.equals("merge")) {
            Invocation scored =
                    Invocation.of(
                            engine,
                            "score",
                            folder.resolve("archive").toString(),
                            "--shard=1/1",
                            "--model=" + Invocation.MODEL,
                            "--store=" + folder.resolve("stores"),
                            "--out=" + shards.resolve("1.csv"));
            assertThat(scored.exitCode()).as(scored.err()).isZero();
        }
        if (command.equals("watch")) {
            Path run = Files.createDirectories(folder.resolve("runs/b5"));
            Files.copy(Invocation.MODEL, run.resolve("epoch_1.pt"));
        }
        if (command.equals("measures")) {
            Files.writeString(
                    folder.resolve("results.csv"),
                    """
                    looked_for,truth,probability_melanoma
                    melanoma,positive,0.7
                    melanoma,negative,0.2
                    """);
            Files.writeString(
                    folder.resolve("preds.csv"), "y_true,y_score,pid\n1,0.7,a\n0,0.2,b\n");
        }
    }

    private static String card() {
        return """
        {"format": 1, "name": "Tiny", "architecture": "tiny",
         "input": {"width": 64, "height": 48, "fit": "squash",
                   "interpolation": "bilinear-antialias", "scale": 0.00392156862745098,
                   "mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]},
         "output": {"activation": "sigmoid", "classes": ["benign", "melanoma"],
                    "positive": "melanoma"},
         "targetLayer": "auto", "decisionThreshold": 0.5,
         "trainedOn": "", "licence": "", "intendedUse": "tests"}
        """;
    }
}
