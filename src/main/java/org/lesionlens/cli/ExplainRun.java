package org.lesionlens.cli;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.explain.CamMethod;

/**
 * Explains many pictures, one after the other for the network, which waits for files as little as
 * can be: one thread decodes ahead of it, one writes behind it, both by only a few pictures.
 */
final class ExplainRun {

    private static final int AHEAD = 2;
    private static final int BEHIND = 2;

    private final Analyzer analyzer;
    private final Classifier classifier;
    private final int classIndex;
    private final CamMethod method;
    private final FigureFolder figures;
    private final RunReport report;
    private final OutputNames names;
    private final Queue<Coming> ahead = new ArrayDeque<>();
    private final Queue<Leaving> behind = new ArrayDeque<>();

    ExplainRun(
            Analyzer analyzer,
            Classifier classifier,
            int classIndex,
            CamMethod method,
            FigureFolder figures,
            RunReport report) {
        this.analyzer = analyzer;
        this.classifier = classifier;
        this.classIndex = classIndex;
        this.method = method;
        this.figures = figures;
        this.report = report;
        String className = classifier.card().output().classes().get(classIndex);
        this.names = new OutputNames(className, method.key());
    }

    /** A picture on its way to the network. */
    private record Coming(Path file, String name, Future<PreparedPhoto> photo) {}

    /** A picture on its way to the disk. */
    private record Leaving(Path file, Future<ExplainedPicture> result) {}

    /**
     * Explains all pictures and reports each, in their order.
     *
     * @throws InterruptedException if the calling thread is interrupted; what has left the network
     *     by then is written and reported, everything else is dropped
     */
    void run(List<Path> files) throws InterruptedException {
        try (var decoding = thread("decode");
                var writing = thread("write")) {
            try {
                explainAll(files.iterator(), decoding, writing);
            } finally {
                decoding.shutdownNow(); // nothing is left to decode, or nobody waits for it
            }
        } finally {
            reportUntil(0); // without waiting: the writer's end was waited for
        }
    }

    private void explainAll(Iterator<Path> files, ExecutorService decoding, ExecutorService writing)
            throws InterruptedException {
        while (files.hasNext() || !ahead.isEmpty()) {
            while (files.hasNext() && ahead.size() <= AHEAD) {
                ahead.add(decode(files.next(), decoding));
            }
            Coming next = ahead.remove();
            behind.add(new Leaving(next.file(), explain(next, writing)));
            reportUntil(BEHIND);
        }
    }

    private Coming decode(Path file, ExecutorService decoding) {
        String name = names.next(file);
        Future<PreparedPhoto> photo =
                decoding.submit(() -> {
                    figures.checkFree(name);
                    return analyzer.prepare(file, classifier.card().input());
                });
        return new Coming(file, name, photo);
    }

    private Future<ExplainedPicture> explain(Coming picture, ExecutorService writing)
            throws InterruptedException {
        try {
            Analysis analysis =
                    analyzer.analyze(picture.photo().get(), classifier, classIndex, method);
            return writing.submit(() -> figures.write(picture.file(), picture.name(), analysis));
        } catch (ExecutionException e) {
            return CompletableFuture.failedFuture(RunReport.cause(e));
        } catch (ClassificationException | RuntimeException e) {
            return CompletableFuture.failedFuture(e); // one picture's trouble is not the run's
        }
    }

    private void reportUntil(int left) throws InterruptedException {
        while (behind.size() > left) {
            Leaving first = behind.element(); // stays, should waiting for it be interrupted
            try {
                report.done(first.result().get());
            } catch (ExecutionException e) {
                report.failed(first.file(), RunReport.cause(e));
            }
            behind.remove();
        }
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }
}
