package org.lesionlens.ui.channels;

import java.util.Locale;
import org.lesionlens.explain.ChannelContribution;
import org.lesionlens.explain.ChannelContributions;
import org.lesionlens.overlay.LegendNumber;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** What is said of channels in the window. */
public final class ChannelsWording {

    static final Texts TEXTS = Texts.of(ChannelsWording.class);

    private ChannelsWording() {}

    /** What stands over a channel's map. */
    public static String title(ShownChannel shown) {
        return TEXTS.get(
                "shown.title",
                number(shown.channel()),
                number(shown.analysis().pass().activations().channels()));
    }

    /** What the numbers of its legend are. */
    public static String scale(ShownChannel shown) {
        return TEXTS.get(
                "shown.scale",
                unsigned(shown.analysis().pass().activations().mean(shown.channel())));
    }

    /** As networks count them: from 0, without separators. */
    static String number(int channel) {
        return Integer.toString(channel);
    }

    static String weight(ChannelContribution one) {
        return TEXTS.get("tile.weight", signed(one.weight()));
    }

    static String contribution(ChannelContribution one) {
        return signed(one.contribution());
    }

    static String whole(ChannelContribution one) {
        return TEXTS.get(
                "tile.whole",
                number(one.channel()),
                signed(one.contribution()),
                signed(one.weight()),
                unsigned(one.activation()));
    }

    /** What all channels make of the score. */
    static String sum(ChannelContributions all, String className) {
        return TEXTS.get(
                all.exact() ? "sum.exact" : "sum.slope",
                Formats.count(all.channels().size()),
                Formats.difference(all.sum()), // as many digits of each: they are to add up
                Formats.difference(all.rest()),
                Formats.difference(all.score()),
                className);
    }

    private static String signed(double number) {
        return (number > 0 ? "+" : "") + unsigned(number);
    }

    private static String unsigned(double number) {
        return LegendNumber.text(number, Locale.getDefault(Locale.Category.FORMAT));
    }
}
