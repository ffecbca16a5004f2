package org.lesionlens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lesionlens.bench.StartBenchmark;
import org.lesionlens.bench.StartTimes;
import org.lesionlens.bench.Stopwatch;
import org.lesionlens.files.Folders;

/**
 * Starts this program as a person does, with nothing opened and nothing remembered. All that it
 * keeps goes into a folder that is gone in the end. The first start unpacks libraries there, and
 * does not count.
 */
final class ProcessStarts implements StartBenchmark {

    private static final int MOST_SECONDS = 60;
    private static final double HALF = 0.5;

    @Override
    public StartTimes start(int runs) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("lesionlens-start");
        try {
            var painted = new Stopwatch(1);
            var filled = new Stopwatch(1);
            for (int i = 0; i <= runs; i++) {
                List<String> told = once(home);
                painted.add(Double.parseDouble(told.get(0)));
                filled.add(Double.parseDouble(told.get(1)));
            }
            return new StartTimes(painted.percentile(HALF), filled.percentile(HALF), runs);
        } finally {
            Folders.delete(home);
        }
    }

    private static List<String> once(Path home) throws IOException, InterruptedException {
        Path file = home.resolve("times.txt");
        Path said = home.resolve("said.txt");
        Files.deleteIfExists(file);
        Files.deleteIfExists(home.resolve("settings.json"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-D" + StartWatch.FILE + "=" + file);
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(said.toFile());
        builder.environment().put(UserFolders.VARIABLE, home.toString());
        Process process = builder.start();
        boolean inTime = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!inTime || !Files.exists(file)) {
            throw new IOException("the window did not come: " + Files.readString(said).strip());
        }
        return Files.readAllLines(file);
    }
}
