package org.lesionlens.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashReportsTest {

    private final CrashReports reports =
            new CrashReports(new Nameless("/home/erika", "erika"), () -> List.of("Java  25"));

    private static RuntimeException thrown() {
        return new IllegalStateException("at " + System.nanoTime());
    }

    @Test
    void tellsOfProgramThreadAndError() {
        assertThat(reports.of(new Thread("worker-1"), thrown()).orElseThrow())
                .startsWith("Java  25\n\nThread worker-1\njava.lang.IllegalStateException");
    }

    @Test
    void whatComesAgainIsToldOnce() {
        for (int frame = 0; frame < 3; frame++) {
            assertThat(reports.of(Thread.currentThread(), thrown()).isPresent())
                    .isEqualTo(frame == 0);
        }

        assertThat(reports.of(Thread.currentThread(), new NullPointerException())).isPresent();
    }

    /** All of these are thrown in the same place of the JDK. */
    @Test
    void faultsOfTwoPlacesAreTwo() {
        for (int place = 0; place < 2; place++) {
            NullPointerException thrown = place == 0 ? here() : there();

            assertThat(reports.of(Thread.currentThread(), thrown)).isPresent();
            assertThat(reports.of(Thread.currentThread(), thrown)).isEmpty();
        }
    }

    @SuppressWarnings("NullAway") // what is thrown for it is what is looked at
    private static List<String> nothing() {
        return null;
    }

    private static NullPointerException here() {
        return catchThrowableOfType(NullPointerException.class, () -> List.copyOf(nothing()));
    }

    private static NullPointerException there() {
        return catchThrowableOfType(NullPointerException.class, () -> List.copyOf(nothing()));
    }

    @Test
    void whatCannotBeToldOfTheMachineHidesNoFault() {
        var others =
                new CrashReports(
                        new Nameless("", ""),
                        () -> {
                            throw new IllegalStateException("no display");
                        });

        assertThat(others.of(Thread.currentThread(), thrown()).orElseThrow())
                .contains("java.lang.IllegalStateException", "Thread ");
    }

    @Test
    void ofWhatTheVirtualMachineWroteOnlyWhatNamesNobodyIsTold() {
        var crash =
                new NativeCrash(
                        Path.of("hs_err_pid7.log"),
                        List.of(
                                "#  SIGSEGV (0xb) at pc=0x7f, pid=7, tid=9",
                                "# C  [libtorch_cpu.so+0x12]  at::native::add+0x3",
                                "# Core dump will be written. Default location: /data/Anna/core.7",
                                "Command Line: -jar /opt/lesionlens.jar /data/Anna/IMG.jpg",
                                "Host: pc-of-erika, 8 cores",
                                "Current thread (0x7f): JavaThread \"inference\"",
                                "Native frames: (J=compiled Java code)",
                                "C  [libtorch_cpu.so+0x12]  at::native::add+0x3",
                                "j  org.lesionlens.inference.Torch.run(Ljava/lang/String;)V+3",
                                "J 1234 c2 org.lesionlens.inference.Torch.go()V (9 bytes)",
                                "PATH=/home/erika/bin",
                                "7f00-7f01 r-xp 00000000 /home/erika/libtorch_cpu.so"));

        assertThat(reports.of(crash).lines())
                .containsExactly(
                        "Java  25",
                        "",
                        "#  SIGSEGV (0xb) at pc=0x7f, pid=7, tid=9",
                        "# C  [libtorch_cpu.so+0x12]  at::native::add+0x3",
                        "Current thread (0x7f): JavaThread \"inference\"",
                        "Native frames: (J=compiled Java code)",
                        "C  [libtorch_cpu.so+0x12]  at::native::add+0x3",
                        "j  org.lesionlens.inference.Torch.run(Ljava/lang/String;)V+3",
                        "J 1234 c2 org.lesionlens.inference.Torch.go()V (9 bytes)");
    }
}
