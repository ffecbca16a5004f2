package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalComponentTest {

    private static final Offset<Double> TINY = within(1e-9);

    @Test
    void ofTwoIndependentPatternsIsTheStronger() {
        // (1 -1 1 -1) three times and (1 1 -1 -1) twice, around different means.
        double[] maps = {8, 2, 8, 2, 1, 1, -3, -3};

        assertThat(PrincipalComponent.of(maps, 4))
                .containsExactly(new double[] {3, -3, 3, -3}, TINY);
    }

    @Test
    void itsLengthIsTheSingularValue() {
        // The same pattern with strengths 3 and -4: 5 in all.
        double[] maps = {3, -3, -4, 4};

        assertThat(norm(PrincipalComponent.of(maps, 2))).isCloseTo(5 * Math.sqrt(2), TINY);
    }

    @Test
    void moreInSumIsMoreHeat() {
        assertThat(PrincipalComponent.of(new double[] {3, -3, -4, 4}, 2)[1]).isPositive();
        assertThat(PrincipalComponent.of(new double[] {-3, 3, 4, -4}, 2)[0]).isPositive();
    }

    @Test
    void withoutASumToGoByTheLargestCellIsPositive() {
        for (int largest = 0; largest < 3; largest++) { // whatever the sign that comes out first
            double[] maps = {-1, -1, -1, 1, 1, 1};
            maps[largest] = 2;
            maps[3 + largest] = -2;

            assertThat(PrincipalComponent.of(maps, 3)[largest]).isCloseTo(Math.sqrt(8), TINY);
        }
    }

    @Test
    void isZeroIfNoMapVaries() {
        assertThat(PrincipalComponent.of(new double[] {5, 5, 5, -2, -2, -2}, 3)).containsOnly(0);
        assertThat(PrincipalComponent.of(new double[] {5, -2}, 1)).containsOnly(0);
    }

    @Test
    void isStableWhereTwoPatternsAreEquallyStrong() {
        double[] maps = {1, -1, 1, -1, 1, 1, -1, -1};

        double[] component = PrincipalComponent.of(maps.clone(), 4);

        assertThat(norm(component)).isCloseTo(2, TINY);
        assertThat(PrincipalComponent.of(maps.clone(), 4)).containsExactly(component);
    }

    @Test
    void doesNotMindHugeAndTinyNumbers() {
        for (double scale : new double[] {1e-70, 1e70}) {
            double[] maps =
                    Arrays.stream(new double[] {8, 2, 8, 2, 1, 1, -3, -3})
                            .map(value -> value * scale)
                            .toArray();

            assertThat(PrincipalComponent.of(maps, 4)[0] / scale).isCloseTo(3, TINY);
        }
    }

    /**
     * Against the definition: no direction of the channels projects to more, none near it either.
     */
    @ParameterizedTest
    @CsvSource({"1, 6, 1", "3, 4, 2", "40, 9, 3", "5, 60, 4", "300, 100, 5", "64, 225, 6"})
    void isAnEigenvectorOfTheLargestEigenvalue(int channels, int cells, long seed) {
        double[] maps = new Random(seed).doubles((long) channels * cells, -1, 2).toArray();
        double[][] gram = gram(maps.clone(), cells);

        double[] component = PrincipalComponent.of(maps, cells);

        double eigenvalue = dot(component, component);
        for (int i = 0; i < cells; i++) {
            assertThat(dot(gram[i], component))
                    .isCloseTo(eigenvalue * component[i], within(1e-6 * eigenvalue));
        }
        assertThat(eigenvalue).isCloseTo(largestEigenvalue(gram), within(1e-6 * eigenvalue));
    }

    private static double[][] gram(double[] maps, int cells) {
        double[][] gram = new double[cells][cells];
        for (int start = 0; start < maps.length; start += cells) {
            double mean = Arrays.stream(maps, start, start + cells).average().orElseThrow();
            for (int i = 0; i < cells; i++) {
                for (int j = 0; j < cells; j++) {
                    gram[i][j] += (maps[start + i] - mean) * (maps[start + j] - mean);
                }
            }
        }
        return gram;
    }

    /** By the plain power method, for as long as it takes. */
    private static double largestEigenvalue(double[][] matrix) {
        double[] vector = new Random(0).doubles(matrix.length).toArray();
        for (int step = 0; step < 20_000; step++) {
            double[] next = new double[vector.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = dot(matrix[i], vector);
            }
            double length = norm(next);
            vector = Arrays.stream(next).map(value -> value / length).toArray();
        }
        double quotient = 0;
        for (int i = 0; i < vector.length; i++) {
            quotient += vector[i] * dot(matrix[i], vector);
        }
        return quotient;
    }

    private static double dot(double[] a, double[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
