package org.lesionlens.explain;

import java.util.Arrays;

/** How the values of a pixel's channels become one. */
public enum ChannelReduction {
    /** The one that is farthest from 0, as Simonyan et al. 2014 do. */
    LARGEST("largest"),
    /** Their sum; of absolute values, the sum of these, as Smilkov et al. 2017 do. */
    SUM("sum");

    private final String key;

    ChannelReduction(String key) {
        this.key = key;
    }

    /** As options name it. */
    public String key() {
        return key;
    }

    /** One value a pixel, with its sign. */
    public SignedMap signed(FeatureMaps values) {
        return new SignedMap(values.width(), values.height(), reduced(values, false));
    }

    /** One value a pixel, of the absolute values. */
    public Heatmap absolute(FeatureMaps values) {
        return new Heatmap(values.width(), values.height(), reduced(values, true));
    }

    private float[] reduced(FeatureMaps values, boolean absolute) {
        float[] all = values.toArray();
        int cells = values.cells();
        float[] reduced = Arrays.copyOf(all, cells);
        for (int i = 0; i < all.length; i++) {
            float value = absolute ? Math.abs(all[i]) : all[i];
            int cell = i % cells;
            if (i < cells) {
                reduced[cell] = value;
            } else if (this == SUM) {
                reduced[cell] += value;
            } else if (Math.abs(value) > Math.abs(reduced[cell])) {
                reduced[cell] = value;
            }
        }
        return reduced;
    }
}
