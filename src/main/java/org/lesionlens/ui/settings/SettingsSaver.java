package org.lesionlens.ui.settings;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes settings a moment after their last change, on a thread of its own. */
public final class SettingsSaver implements Consumer<Settings>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsSaver.class);

    private final SettingsFile file;
    private final ScheduledExecutorService worker;
    private final Duration calm;
    private Settings saved; // or read: what changed since is this program's own doing
    private @Nullable Settings unsaved;
    private @Nullable ScheduledFuture<?> planned;

    /**
     * @param read what the file had
     * @param worker writes
     * @param calm how long nothing must change before
     */
    public SettingsSaver(
            SettingsFile file, Settings read, ScheduledExecutorService worker, Duration calm) {
        this.saved = read;
        this.file = file;
        this.worker = worker;
        this.calm = calm;
    }

    @Override
    public synchronized void accept(Settings newest) {
        unsaved = newest;
        if (planned != null) {
            planned.cancel(false);
        }
        planned = worker.schedule(this::save, calm.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void save() {
        Settings newest = unsaved;
        unsaved = null;
        if (newest == null) {
            return;
        }
        try {
            file.change(new SettingsChange(saved, newest));
            saved = newest;
        } catch (IOException e) {
            LOG.warn("The settings are not remembered", e);
        }
    }

    /** Writes what is not yet written. */
    @Override
    public void close() {
        save();
    }
}
