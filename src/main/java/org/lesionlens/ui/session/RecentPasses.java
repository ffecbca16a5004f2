package org.lesionlens.ui.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.analysis.ForwardPass;

/**
 * What a network said of the photos asked for last, in bounded memory.
 *
 * @param <K> what it was asked about
 */
final class RecentPasses<K> {

    private final long most;
    private final Map<K, ForwardPass> passes = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * @param most bytes that are kept; the newest pass is kept whatever it takes
     */
    RecentPasses(long most) {
        this.most = most;
    }

    Optional<ForwardPass> find(K asked) {
        return Optional.ofNullable(passes.get(asked));
    }

    void keep(K asked, ForwardPass pass) {
        ForwardPass before = passes.put(asked, pass);
        bytes += pass.bytes() - (before == null ? 0 : before.bytes());
        var oldest = passes.values().iterator(); // not asked for the longest
        while (bytes > most && passes.size() > 1) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }
}
