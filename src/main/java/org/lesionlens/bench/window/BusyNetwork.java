package org.lesionlens.bench.window;

import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.image.ImageTensor;

/**
 * A network that goes over one photo after another, as if a set were scored, until it is closed.
 */
final class BusyNetwork implements AutoCloseable {

    private final Classifier classifier;
    private final ImageTensor photo;
    private final Thread thread;
    private volatile boolean ends;

    BusyNetwork(Classifier classifier, ImageTensor photo) {
        this.classifier = classifier;
        this.photo = photo;
        this.thread = Thread.ofPlatform().daemon().name("busy network").start(this::run);
    }

    private void run() {
        int positive = classifier.card().output().positiveIndex();
        try {
            while (!ends) {
                classifier.evidence(classifier.forward(photo), positive);
            }
        } catch (ClassificationException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns once the last photo is done. */
    @Override
    public void close() {
        ends = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
