package org.lesionlens.analysis;

import java.util.List;

/**
 * The probabilities of a sample photo, as a file's own output has them and as they are computed
 * from the logits that are explained.
 *
 * @param file of each class, by the file's own output
 * @param program of each class, by the logits
 */
public record OutputComparison(List<Double> file, List<Double> program) {

    public OutputComparison {
        file = List.copyOf(file);
        program = List.copyOf(program);
    }

    /** The largest difference of a class; NaN if one of them is. */
    public double deviation() {
        double largest = 0;
        for (int i = 0; i < file.size(); i++) {
            largest = Math.max(largest, Math.abs(file.get(i) - program.get(i)));
        }
        return largest;
    }
}
