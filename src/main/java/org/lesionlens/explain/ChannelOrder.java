package org.lesionlens.explain;

import java.util.Comparator;

/** Which channels of a layer are looked at first; of equal ones that of the smaller number. */
public enum ChannelOrder {
    /** What speaks most for the class. */
    FOR,
    /** What speaks most against it. */
    AGAINST,
    /** What is most active, whatever the head makes of it. */
    ACTIVATION;

    Comparator<ChannelContribution> comparator() {
        Comparator<ChannelContribution> byContribution =
                Comparator.comparingDouble(ChannelContribution::contribution);
        return switch (this) {
            case FOR -> byContribution.reversed();
            case AGAINST -> byContribution;
            case ACTIVATION ->
                    Comparator.comparingDouble(ChannelContribution::activation).reversed();
        };
    }
}
