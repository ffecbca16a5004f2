package org.lesionlens.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar on a real Spark, each part of it a process of its own, against the command {@code score}
 * over the same photos.
 */
class ClusterIT {

    private static final Path SAMPLES = Path.of("assets", "samples");
    private static final Path MODEL = Path.of("models", "efficientnet_b5_demo.pt");
    private static final Path SPARK = Path.of("target", "spark");
    private static final int PHOTOS = 96;
    private static final int A_PATIENT = 4;
    private static final long MINUTES = 10;
    private static final long PAUSE = 100; // ms

    /** What the driver logs as a task of the first worker is done. */
    private static final Pattern FIRST = Pattern.compile("Finished task .* on 127\\.0\\.0\\.1 ");

    /** What the driver logs as it starts the second attempt of a task. */
    private static final Pattern TWICE = Pattern.compile("Starting task \\d+\\.1 ");

    private static final List<Process> STARTED = new ArrayList<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder = Path.of("");

    private static String expected = "";

    /** The samples again and again, a byte longer each time, so that none is a copy of another. */
    @BeforeAll
    static void scoreAlone() throws Exception {
        Path set = Files.createDirectory(folder.resolve("set"));
        List<Path> samples;
        try (Stream<Path> found = Files.walk(SAMPLES)) {
            samples = found.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
        }
        List<String> rows = new ArrayList<>(List.of("image_name,patient_id,target"));
        for (int i = 0; i < PHOTOS; i++) {
            Path photo = set.resolve("photo_%03d.jpg".formatted(i));
            Files.copy(samples.get(i % samples.size()), photo);
            Files.write(photo, new byte[1 + i / samples.size()], StandardOpenOption.APPEND);
            rows.add("photo_%03d,P%02d,%d".formatted(i, i / A_PATIENT, i % 2));
        }
        Files.writeString(set.resolve("broken.jpg"), "no photo");
        rows.add("broken,P00,0");
        Files.write(folder.resolve("labels.csv"), rows);
        Path table = folder.resolve("score.csv");
        List<String> command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-jar", Path.of("target", "lesionlens.jar").toString(), "score"));
        command.addAll(List.of(set.toString(), "--labels", folder.resolve("labels.csv").toString()));
        command.addAll(List.of("--model", MODEL.toString(), "--out", table.toString()));
        assertThat(ended(start("score", command))).isEqualTo(1); // one photo is broken
        expected = Files.readString(table);
    }

    @AfterEach
    void endAll() {
        STARTED.forEach(ClusterIT::kill);
        STARTED.clear();
    }

    @Test
    void inOneProcessWritesWhatScoreWrites() throws Exception {
        Path out = folder.resolve("local");
        String[] maps = {"--maps", "--method=hirescam,gradients"};
        assertThat(ended(submit("local[2]", out, maps))).isZero();
        assertThat(out.resolve("results.csv")).hasContent(expected);

        int files = rowFiles(out);
        assertThat(ended(submit("local[2]", out, maps))).isZero(); // finds all done
        assertThat(out.resolve("results.csv")).hasContent(expected);
        assertThat(rowFiles(out)).isEqualTo(files);

        assertThat(ended(submit("local[2]", out, "--threshold", "0.3"))).isEqualTo(1);
        assertThat(out.resolve("results.csv")).hasContent(expected);
    }

    @Test
    void losesAndDoublesNothingWhereAWorkerIsKilled() throws Exception {
        String master = master();
        Process killed = worker("first", "127.0.0.1", master);
        worker("second", "127.0.0.2", master);
        Path out = folder.resolve("killed");
        Process job = underWay(master, out);
        kill(killed);
        assertThat(ended(job)).isZero();
        assertThat(out.resolve("results.csv")).hasContent(expected);
        assertThat(Files.readString(log("submit"))).contains("Lost executor").containsPattern(TWICE);
    }

    @Test
    void losesAndDoublesNothingWhereTasksRunTwiceAtOnce() throws Exception {
        String master = master();
        Process held = worker("first", "127.0.0.1", master);
        worker("second", "127.0.0.2", master);
        Path out = folder.resolve("speculated");
        Process job = underWay(master, out);
        signal("STOP", held.children());
        await(job, () -> Files.readString(log("submit")).contains("as speculatable"));
        await(job, () -> TWICE.matcher(Files.readString(log("submit"))).find());
        signal("CONT", held.children());
        assertThat(ended(job)).isZero();
        assertThat(out.resolve("results.csv")).hasContent(expected);
    }

    private static String master() throws IOException {
        String address = "spark://127.0.0.1:" + freePort();
        start(
                "master",
                spark(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        address.substring(address.lastIndexOf(':') + 1),
                        "--webui-port",
                        "0"));
        return address;
    }

    /** A job to which the first worker has given rows, while others are under way. */
    private static Process underWay(String master, Path out) throws Exception {
        Process job = submit(master, out, "--share", "4");
        await(job, () -> FIRST.matcher(Files.readString(log("submit"))).find());
        return job;
    }

    private static void await(Process job, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (!condition.call() && System.nanoTime() < end) {
            assertThat(job.isAlive()).as("the job is under way").isTrue();
            Thread.sleep(PAUSE);
        }
        assertThat(condition.call()).isTrue();
    }

    private static void signal(String signal, Stream<ProcessHandle> processes) throws Exception {
        for (ProcessHandle one : processes.toList()) {
            int end = new ProcessBuilder("kill", "-" + signal, "" + one.pid()).start().waitFor();
            assertThat(end).isZero();
        }
    }

    /**
     * A worker of two cores, which starts executors as processes of its own. A second attempt
     * beside the first runs on another host alone.
     */
    private static Process worker(String name, String host, String master) throws IOException {
        return start(
                name,
                spark(
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        host,
                        "--webui-port",
                        "0",
                        "--cores",
                        "2",
                        "--memory",
                        "1g",
                        "--work-dir",
                        folder.resolve(name).toString(),
                        master));
    }

    private static Process submit(String master, Path out, String... more) throws IOException {
        List<String> command = new ArrayList<>(spark("org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", master));
        Map.of(
                        "spark.ui.enabled", "false",
                        "spark.driver.host", "127.0.0.1",
                        "spark.executor.cores", "2", // as score has, and so the same bits
                        "spark.executor.memory", "1g",
                        "spark.speculation", "true",
                        "spark.speculation.quantile", "0.1",
                        "spark.speculation.multiplier", "1.01")
                .forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
        command.add(Path.of("target", "lesionlens-spark.jar").toString());
        command.addAll(List.of("--set", folder.resolve("set").toUri().toString()));
        command.addAll(List.of("--labels", folder.resolve("labels.csv").toString()));
        command.addAll(List.of("--model", MODEL.toString(), "--out", out.toString()));
        command.addAll(List.of(more));
        return start("submit", command);
    }

    private static List<String> spark(String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx1g"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-cp", SPARK.resolve("jars").toAbsolutePath() + "/*", main));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Process start(String name, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log(name).toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("SPARK_HOME", SPARK.toAbsolutePath().toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        environment.put("LESIONLENS_HOME", folder.resolve("home").toString());
        Process process = builder.start();
        STARTED.add(process);
        return process;
    }

    private static Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("it ends by itself").isTrue();
        return process.exitValue();
    }

    /** By SIGKILL, with all that it STARTED. */
    private static void kill(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.addFirst(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static int rowFiles(Path out) throws IOException {
        Path rows = out.resolve("results.parquet");
        if (!Files.isDirectory(rows)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(rows)) {
            return (int) files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
