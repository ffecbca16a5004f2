package org.lesionlens.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.ClassificationException;

/** Pictures that the network is asked of together. */
class PictureRunTest {

    private static final int TOGETHER = 4;
    private static final int UNREADABLE = 5;
    private static final int TOO_LARGE = 9;

    private final List<String> told = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();

    /** Numbers in place of pictures, of which the network gives the square. */
    private final class Squares implements PictureSteps<Integer, Integer, Integer, String> {

        @Override
        public int together() {
            return TOGETHER;
        }

        @Override
        public Integer prepare(Integer picture) throws IOException {
            if (picture == UNREADABLE) {
                throw new IOException("damaged");
            }
            return picture;
        }

        @Override
        public List<Integer> ask(List<Integer> prepared) throws ClassificationException {
            if (prepared.contains(TOO_LARGE)) {
                throw new ClassificationException("out of memory");
            }
            groups.add(prepared.size());
            return prepared.stream().map(one -> one * one).toList();
        }

        @Override
        public Integer ask(Integer prepared) throws ClassificationException {
            if (prepared == TOO_LARGE) {
                throw new ClassificationException("out of memory");
            }
            return prepared * prepared;
        }

        @Override
        public String finish(Integer picture, Integer answer) {
            return picture + ": " + answer;
        }

        @Override
        public void done(Integer picture, String result) {
            told.add(result);
        }

        @Override
        public void failed(Integer picture, Throwable cause) {
            told.add(picture + ": " + cause.getMessage());
        }
    }

    @Test
    void keepsTheirOrderAndFailsThoseAloneThatAreInTrouble() throws InterruptedException {
        new PictureRun<>(new Squares(), 2).run(IntStream.range(0, 14).boxed().toList());

        assertThat(told)
                .containsExactlyElementsOf(
                        IntStream.range(0, 14)
                                .mapToObj(i ->
                                        switch (i) {
                                            case UNREADABLE -> i + ": damaged";
                                            case TOO_LARGE -> i + ": out of memory";
                                            default -> i + ": " + i * i;
                                        })
                                .toList());
        assertThat(groups).containsExactly(TOGETHER, 2); // 0 to 3, and what is left in the end
    }
}
