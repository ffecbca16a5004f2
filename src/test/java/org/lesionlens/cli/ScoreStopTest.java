package org.lesionlens.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

class ScoreStopTest {

    private static final int ENDED_BY_SIGNAL = 128 + 15;
    private static final int PICTURES = 1500; // far more than are done before the end
    private static final int ENOUGH = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern KNOWN = Pattern.compile("(\\d+) of them known before");

    @TempDir private Path work = Path.of("");

    private Path set = work;
    private Path store = work;
    private Path out = work;

    @BeforeEach
    void makeSet() throws IOException {
        set = Files.createDirectory(work.resolve("set"));
        store = work.resolve("store.sqlite");
        out = work.resolve("results.csv");
        byte[] picture = Files.readAllBytes(Golden.FOLDER.resolve("lesions/wide.png"));
        for (int i = 0; i < PICTURES; i++) {
            byte[] bytes = Arrays.copyOf(picture, picture.length + Integer.BYTES);
            ByteBuffer.wrap(bytes).putInt(picture.length, i); // behind the picture's end
            Files.write(set.resolve(i + ".png"), bytes);
        }
    }

    @Test
    void goesOnAfterAKillWithoutLoss() throws Exception {
        int kept;
        Process process;
        try (WatchService changes = changes()) {
            process = start();
            kept = awaitSome(changes);
        }
        process.destroyForcibly().waitFor();
        assertThat(out).doesNotExist();

        Invocation again = scoreAgain();

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(known(again)).isGreaterThanOrEqualTo(kept).isLessThan(PICTURES);
        assertThat(Files.readAllLines(out)).hasSize(PICTURES + 1);
        assertThat(work.toFile().list()).noneMatch(name -> name.contains("damaged"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be asked to stop there")
    void endsCleanlyIfAskedTo() throws Exception {
        int kept;
        Process process;
        try (WatchService changes = changes()) {
            process = start();
            kept = awaitSome(changes);
        }
        process.toHandle().destroy(); // politely, as Ctrl-C does

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGNAL);
        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .contains("images done", "the same command goes on from here");
        assertThat(work.toFile().list()).containsExactlyInAnyOrder("set", "store.sqlite");
        assertThat(rows()).isGreaterThanOrEqualTo(kept).isLessThan(PICTURES);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be asked to stop there")
    void writesWhatIsDoneIfNothingIsKept() throws Exception {
        Files.writeString(set.resolve("109.png"), "tells on stderr that those before it are done");
        Process process = start("--no-store");
        var messages = process.errorReader(UTF_8);
        assertThat(messages.lines().anyMatch(line -> line.contains("109.png"))).isTrue();
        process.toHandle().destroy();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGNAL);
        assertThat(work.toFile().list()).containsExactlyInAnyOrder("set", "results.csv");
        assertThat(Files.readAllLines(out)).hasSizeBetween(ENOUGH, PICTURES);
    }

    private Process start() throws IOException {
        return start("--store=" + store);
    }

    private Process start(String keeping) throws IOException {
        return StopProcess.of("score", set.toString(), "--out=" + out, keeping).start();
    }

    private Invocation scoreAgain() {
        try (var engine = new TorchEngine()) {
            return Invocation.of(
                    engine, "score", set.toString(), "--out=" + out, "--store=" + store);
        }
    }

    private static int known(Invocation score) {
        Matcher matcher = KNOWN.matcher(score.err());
        assertThat(matcher.find()).as(score.err()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    /** Of the folder that the store is in. */
    private WatchService changes() throws IOException {
        WatchService changes = work.getFileSystem().newWatchService();
        work.register(changes, ENTRY_CREATE, ENTRY_MODIFY);
        return changes;
    }

    private int awaitSome(WatchService changes) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int rows = rows();
        while (rows < ENOUGH) {
            WatchKey change = changes.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(change).as("something is scored in time").isNotNull();
            change.pollEvents();
            change.reset();
            rows = rows();
        }
        return rows;
    }

    private int rows() {
        if (!Files.exists(store)) {
            return 0;
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM score")) {
            return rows.getInt(1);
        } catch (SQLException e) {
            return 0; // not made yet
        }
    }
}
