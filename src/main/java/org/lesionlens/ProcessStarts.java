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

/** Starts this program as a person does, each time for the first time: nothing is remembered. */
final class ProcessStarts implements StartBenchmark {

    private static final int MOST_SECONDS = 60;
    private static final double HALF = 0.5;

    @Override
    public StartTimes start(int runs) throws IOException, InterruptedException {
        var painted = new Stopwatch(0);
        var filled = new Stopwatch(0);
        for (int i = 0; i < runs; i++) {
            List<String> told = once();
            painted.add(Double.parseDouble(told.get(0)));
            filled.add(Double.parseDouble(told.get(1)));
        }
        return new StartTimes(painted.percentile(HALF), filled.percentile(HALF), runs);
    }

    private static List<String> once() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lesionlens-start");
        Path file = folder.resolve("times.txt");
        Path said = folder.resolve("said.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-D" + StartWatch.FILE + "=" + file);
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(said.toFile());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().put("LOCALAPPDATA", folder.toString());
        Process process = builder.start();
        boolean inTime = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!inTime || !Files.exists(file)) {
            throw new IOException("the window did not come: " + Files.readString(said).strip());
        }
        return Files.readAllLines(file);
    }
}
