package org.lesionlens.faithfulness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.attribution.MethodMaps;
import org.lesionlens.attribution.NoiseSource;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.MapAgreement;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.Orientation;

/**
 * Puts maps of several methods of one photo to the same tests, so that they can be told apart.
 *
 * @see MapMeasure
 */
public final class MethodsCheck {

    private static final double NOISE = 0.02; // a share of the input's range

    private static final List<Orientation> MIRRORED =
            List.of(Orientation.MIRRORED, Orientation.FLIPPED);
    private static final int NOISY = 2;

    private final List<MapSettings> methods;
    private final long seed;

    /**
     * @param methods at least one
     * @param seed of all noise, and of the random map
     */
    public MethodsCheck(List<MapSettings> methods, long seed) {
        this.methods = List.copyOf(methods);
        this.seed = seed;
    }

    /**
     * How often the network runs for a photo, about.
     *
     * @param width of the network's input, in pixels
     * @param height of the network's input, in pixels
     */
    public long forwardPasses(int width, int height) {
        long maps = methods.stream().mapToLong(one -> one.forwardPasses(width, height)).sum();
        return maps * (1 + NOISY + MIRRORED.size()) + MapTests.RUNS * (methods.size() + 1);
    }

    /**
     * Runs all tests. An interrupt ends it before the next run of the network.
     *
     * @param input of the network, and where the photo lies in it
     * @param classifier that is asked, given what it takes besides the photo
     * @param classIndex of the class whose maps are tested
     * @param progress hears the share that is done, in [0, 1]
     * @throws ClassificationException if the network fails
     * @throws InterruptedException if the calling thread is interrupted
     */
    public PhotoFaithfulness of(
            PlacedInput input, Classifier classifier, int classIndex, DoubleConsumer progress)
            throws ClassificationException, InterruptedException {
        var whole = new MethodMaps(classifier, classIndex, input);
        int columns = whole.pass().activations().width();
        int rows = whole.pass().activations().height();
        List<EvidenceMap> maps = maps(whole);
        var inputs = new PerturbedInputs(classifier, classIndex);
        int untouched = inputs.add(input::tensor);
        List<MapTests> planned = new ArrayList<>();
        double[] noise =
                NoiseSource.NORMAL.sample(
                        seed, 0, 3 * input.tensor().width() * input.tensor().height());
        List<EvidenceMap> tested = new ArrayList<>(maps);
        tested.add(Heatmap.random(columns, rows, seed));
        for (EvidenceMap map : tested) {
            planned.add(new MapTests(map, input.tensor(), inputs, noise));
        }
        inputs.run(share -> progress.accept(share / 2));
        List<Map<MapMeasure, OptionalDouble>> found = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            found.add(planned.get(i).found(inputs.probability(untouched)));
        }
        progress.accept(0.5);
        Stability noisy = new Stability(maps, columns, rows);
        for (int number = 0; number < NOISY; number++) {
            noisy.add(maps(whole.of(noisy(input.tensor(), number))));
        }
        progress.accept(0.75);
        Stability mirrored = new Stability(maps, columns, rows);
        for (Orientation way : MIRRORED) {
            List<EvidenceMap> turned = maps(whole.of(input.tensor().turned(way)));
            mirrored.add(turned.stream().map(map -> turned(map, way.inverse())).toList());
        }
        for (int i = 0; i < maps.size(); i++) {
            found.get(i).put(MapMeasure.NOISE_STABILITY, noisy.mean(i));
            found.get(i).put(MapMeasure.FLIP_STABILITY, mirrored.mean(i));
        }
        return new PhotoFaithfulness(found, pairs(maps, columns, rows));
    }

    private List<EvidenceMap> maps(MethodMaps of)
            throws ClassificationException, InterruptedException {
        List<EvidenceMap> maps = new ArrayList<>();
        for (MapSettings one : methods) {
            maps.add(of.of(one));
        }
        return maps;
    }

    private static List<PhotoFaithfulness.Pair> pairs(
            List<EvidenceMap> maps, int columns, int rows) {
        List<PhotoFaithfulness.Pair> pairs = new ArrayList<>();
        for (int one = 0; one < maps.size(); one++) {
            for (int other = one + 1; other < maps.size(); other++) {
                pairs.add(
                        new PhotoFaithfulness.Pair(
                                one,
                                other,
                                MapAgreement.onGrid(
                                        maps.get(one), maps.get(other), columns, rows)));
            }
        }
        return pairs;
    }

    private static EvidenceMap turned(EvidenceMap map, Orientation way) {
        return new SignedMap(map.width(), map.height(), way.turned(map.toArray(), map.width()));
    }

    private ImageTensor noisy(ImageTensor input, int number) {
        float[] values = input.toArray();
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double[] noise = NoiseSource.NORMAL.sample(seed, 1 + number, values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (NOISE * (most - least) * noise[i]);
        }
        return ImageTensor.of(input.width(), input.height(), values);
    }

    /** The rank correlations of maps with others of the same methods. */
    private static final class Stability {

        private final List<EvidenceMap> maps;
        private final int columns;
        private final int rows;
        private final List<List<OptionalDouble>> found = new ArrayList<>();

        Stability(List<EvidenceMap> maps, int columns, int rows) {
            this.maps = maps;
            this.columns = columns;
            this.rows = rows;
        }

        void add(List<EvidenceMap> others) {
            List<OptionalDouble> some = new ArrayList<>();
            for (int i = 0; i < maps.size(); i++) {
                some.add(
                        MapAgreement.onGrid(maps.get(i), others.get(i), columns, rows)
                                .rankCorrelation());
            }
            found.add(some);
        }

        /** None if one of the maps is the same everywhere. */
        OptionalDouble mean(int method) {
            List<OptionalDouble> all = found.stream().map(some -> some.get(method)).toList();
            return all.stream().allMatch(OptionalDouble::isPresent)
                    ? all.stream().mapToDouble(OptionalDouble::getAsDouble).average()
                    : OptionalDouble.empty();
        }
    }
}
