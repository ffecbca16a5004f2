package org.lesionlens.ui.channels;

import java.util.Arrays;
import java.util.List;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.ChannelContribution;
import org.lesionlens.explain.ChannelContributions;
import org.lesionlens.explain.ChannelOrder;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.overlay.OverlayStyle;

/**
 * A page of channels, as small maps.
 *
 * @param analysis of the photo and the class that they are of
 * @param all channels of the layer
 * @param number of the page, from 0
 * @param tiles in their order
 */
record ChannelPage(
        Analysis analysis, ChannelContributions all, int number, List<ChannelPage.Tile> tiles) {

    /** How many channels a page has: five rows of three, or three of five. */
    static final int SIZE = 15;

    private static final int WIDTH = 144; // pixels, twice what a tile has room for
    private static final int HEIGHT = 180;
    private static final int BARE = 0x808080; // as in a legend: no heat is shown

    /**
     * One of them.
     *
     * @param picture of its activation over the whole photo, without the photo
     */
    record Tile(ChannelContribution channel, RgbImage picture) {}

    /** Copies {@code tiles} in. */
    ChannelPage {
        tiles = List.copyOf(tiles);
    }

    /** Draws a page. */
    static ChannelPage of(
            Analysis analysis,
            ChannelContributions all,
            ChannelOrder order,
            int number,
            ColourMap colours) {
        List<ChannelContribution> sorted = all.in(order);
        int from = number * SIZE;
        List<Tile> tiles =
                sorted.subList(from, Math.min(from + SIZE, sorted.size())).stream()
                        .map(channel -> new Tile(channel, picture(analysis, channel, colours)))
                        .toList();
        return new ChannelPage(analysis, all, number, tiles);
    }

    private static RgbImage picture(
            Analysis analysis, ChannelContribution channel, ColourMap colours) {
        EvidenceMap map = analysis.pass().activations().channel(channel.channel());
        RgbImage photo = analysis.photo();
        double scale = Math.min((double) WIDTH / photo.width(), (double) HEIGHT / photo.height());
        int width = Math.max(1, (int) Math.round(scale * photo.width()));
        int height = Math.max(1, (int) Math.round(scale * photo.height()));
        var heat = HeatField.of(map, analysis.geometry(), width, height);
        var style = new OverlayStyle(1, 0, heat.isSigned() ? ColourMap.DIVERGING : colours);
        RgbImage bare = RgbImage.painted(width, height, (_, row) -> Arrays.fill(row, BARE));
        return Overlay.render(bare, heat, style);
    }

    /** How many pages there are of so many channels. */
    static int count(int channels) {
        return Math.ceilDiv(channels, SIZE);
    }

    /** How many pages there are. */
    int count() {
        return count(all.channels().size());
    }
}
