package org.lesionlens.image.decode;

/**
 * What the samples in a JPEG file are, and how a row of them becomes one of {@link ColourChannels}.
 */
enum JpegColours {
    GREY(1, ColourChannels.GREY) {
        @Override
        void pack(byte[] samples, int start, int[] row) {
            for (int x = 0; x < row.length; x++) {
                row[x] = OPAQUE | ((samples[start + x] & 0xFF) * 0x010101);
            }
        }
    },
    RGB(3, ColourChannels.RGB) {
        @Override
        void pack(byte[] samples, int start, int[] row) {
            for (int x = 0; x < row.length; x++) {
                row[x] = OPAQUE | three(samples, start + 3 * x);
            }
        }
    },
    /** Brightness and two colour differences. */
    YCC(3, ColourChannels.RGB) {
        @Override
        void pack(byte[] samples, int start, int[] row) {
            for (int x = 0; x < row.length; x++) {
                row[x] = OPAQUE | YccToRgb.convert(samples, start + 3 * x);
            }
        }
    },
    /** Inverted, as Adobe writes it and all readers expect. */
    CMYK(4, ColourChannels.CMYK) {
        @Override
        void pack(byte[] samples, int start, int[] row) {
            for (int x = 0; x < row.length; x++) {
                int inks = three(samples, start + 4 * x) | samples[start + 4 * x + 3] << 24;
                row[x] = ~inks;
            }
        }
    },
    /** The same with cyan, magenta and yellow as brightness and colour differences. */
    YCCK(4, ColourChannels.CMYK) {
        @Override
        void pack(byte[] samples, int start, int[] row) {
            for (int x = 0; x < row.length; x++) {
                int inks = YccToRgb.convert(samples, start + 4 * x);
                row[x] = inks | (~samples[start + 4 * x + 3] << 24);
            }
        }
    };

    private static final int OPAQUE = 0xFF000000;

    private final int components;
    private final ColourChannels channels;

    JpegColours(int components, ColourChannels channels) {
        this.components = components;
        this.channels = channels;
    }

    /** Number of samples of a pixel, as the file's header counts them. */
    int components() {
        return components;
    }

    ColourChannels channels() {
        return channels;
    }

    /** Packs the interleaved samples from {@code start} on as {@link #channels} says. */
    abstract void pack(byte[] samples, int start, int[] row);

    private static int three(byte[] samples, int i) {
        return (samples[i] & 0xFF) << 16 | (samples[i + 1] & 0xFF) << 8 | (samples[i + 2] & 0xFF);
    }
}
