package org.lesionlens.testing;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Keeps one defect of JavaFX's headless platform out of every test: it copies a window's frame into
 * its screen of 1000×1000 pixels without looking where that ends, and throws by itself when a menu
 * reaches over the edge or a window changes its size. Whatever else is thrown is the program's, and
 * TestFX gets it as before.
 */
public final class HeadlessFrames implements BeforeAllCallback {

    private record Installed(UncaughtExceptionHandler next) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Installed.class, _ -> install());
    }

    private static Installed install() {
        WaitForAsyncUtils.clearExceptions(); // TestFX listens from its first use on
        UncaughtExceptionHandler next =
                Objects.requireNonNull(Thread.getDefaultUncaughtExceptionHandler());
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!isFrameOverTheEdge(thrown)) {
                next.uncaughtException(thread, thrown);
            }
        });
        return new Installed(next);
    }

    static boolean isFrameOverTheEdge(Throwable thrown) {
        return thrown instanceof IndexOutOfBoundsException
                && Arrays.stream(thrown.getStackTrace())
                        .filter(frame -> !isOfTheJdk(frame.getClassName()))
                        .findFirst()
                        .filter(frame -> frame.getClassName().endsWith(".HeadlessWindow"))
                        .filter(frame -> frame.getMethodName().equals("blit"))
                        .isPresent();
    }

    private static boolean isOfTheJdk(String type) {
        return type.startsWith("java.") || type.startsWith("jdk.");
    }
}
