package org.lesionlens.attribution;

import java.util.Arrays;
import java.util.Optional;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.InputGradient;
import org.lesionlens.attribution.PixelAttribution.Completeness;
import org.lesionlens.attribution.PixelSettings.IntegratedGradients;
import org.lesionlens.attribution.PixelSettings.SmoothGrad;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.ImageTensor;

/**
 * What follows from gradients by the pixels. One after the other: together they are no faster on a
 * CPU, and others are let in between.
 */
record PixelGradients(
        Classifier classifier, int classIndex, PlacedInput input, AttributionProgress progress) {

    PixelAttribution of(PixelSettings settings, NoiseSource noise)
            throws ClassificationException, InterruptedException {
        return switch (settings) {
            case PixelSettings.Gradients _ -> plain(settings, gradient(input.tensor()));
            case PixelSettings.GradientsTimesInput _ ->
                    plain(settings, times(doubles(input.tensor()), gradient(input.tensor())));
            case IntegratedGradients integrated -> integrated(integrated);
            case SmoothGrad smooth -> plain(smooth, smooth(smooth, noise));
        };
    }

    private PixelAttribution plain(PixelSettings settings, double[] values) {
        progress.at(1);
        return new PixelAttribution(settings, maps(values), Optional.empty());
    }

    private PixelAttribution integrated(IntegratedGradients settings)
            throws ClassificationException, InterruptedException {
        double[] end = doubles(input.tensor());
        double[] start = doubles(settings.baseline().of(input, classifier.card().input()));
        double[] way = new double[end.length];
        Arrays.setAll(way, i -> end[i] - start[i]);
        double[] sum = new double[end.length];
        for (int step = 0; step < settings.steps(); step++) {
            progress.at((double) step / settings.steps());
            double share = (step + 0.5) / settings.steps();
            add(sum, gradient(moved(start, way, share)), settings.steps());
        }
        double[] values = times(way, sum);
        double difference = score(input.tensor()) - score(tensor(start));
        progress.at(1);
        return new PixelAttribution(
                settings,
                maps(values),
                Optional.of(new Completeness(Arrays.stream(values).sum(), difference)));
    }

    private double[] smooth(SmoothGrad settings, NoiseSource noise)
            throws ClassificationException, InterruptedException {
        double[] photo = doubles(input.tensor());
        double range =
                Arrays.stream(photo).max().orElseThrow() - Arrays.stream(photo).min().orElseThrow();
        double[] sum = new double[photo.length];
        for (int number = 0; number < settings.samples(); number++) {
            progress.at((double) number / settings.samples());
            double[] sample = noise.sample(settings.seed(), number, photo.length);
            double[] gradient = gradient(moved(photo, sample, settings.noise() * range));
            add(sum, settings.squared() ? times(gradient, gradient) : gradient, settings.samples());
        }
        return sum;
    }

    private ImageTensor moved(double[] from, double[] way, double share) {
        double[] there = new double[from.length];
        Arrays.setAll(there, i -> from[i] + share * way[i]);
        return tensor(there);
    }

    private ImageTensor tensor(double[] values) {
        return ImageTensor.of(input.width(), input.height(), floats(values));
    }

    private double[] gradient(ImageTensor at) throws ClassificationException, InterruptedException {
        return doubles(ask(at).values().toArray());
    }

    /** Without a gradient; of several networks the mean of their scores, as the gradient is. */
    private double score(ImageTensor at) throws ClassificationException, InterruptedException {
        return classifier.evidence(classifier.forward(at), classIndex).logit();
    }

    private InputGradient ask(ImageTensor at) throws ClassificationException, InterruptedException {
        if (Thread.interrupted()) { // waiting tells only if there is something to wait for
            throw new InterruptedException();
        }
        return classifier.inputGradient(at, classIndex);
    }

    private FeatureMaps maps(double[] values) {
        return new FeatureMaps(3, input.height(), input.width(), floats(values));
    }

    /** Adds the {@code count}-th part of {@code values}. */
    private static void add(double[] sum, double[] values, int count) {
        Arrays.setAll(sum, i -> sum[i] + values[i] / count);
    }

    private static double[] times(double[] one, double[] other) {
        double[] products = new double[one.length];
        Arrays.setAll(products, i -> one[i] * other[i]);
        return products;
    }

    private static double[] doubles(ImageTensor tensor) {
        return doubles(tensor.toArray());
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
