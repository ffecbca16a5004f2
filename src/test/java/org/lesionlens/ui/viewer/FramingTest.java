package org.lesionlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lesionlens.image.ImageRegion;

class FramingTest {

    private static Framing fit(int photoWidth, int photoHeight) {
        return Framing.of(Zoom.FIT, photoWidth, photoHeight, 1000, 800);
    }

    @Test
    void fitShowsTheWholePhotoInTheMiddle() {
        Framing framing = fit(2000, 1000);

        assertThat(framing.shownPart()).isEqualTo(new ImageRegion(0, 0, 2000, 1000));
        assertThat(framing.left()).isZero();
        assertThat(framing.top()).isEqualTo(150);
        assertThat(framing.shownWidth()).isEqualTo(1000);
        assertThat(framing.shownHeight()).isEqualTo(500);
    }

    @Test
    void mapsBackAndForth() {
        Framing framing = Framing.of(new Zoom(7.3, 0.4, 0.7), 613, 417, 1000, 800);

        assertThat(framing.photoX(framing.viewX(123.4))).isCloseTo(123.4, within(1e-9));
        assertThat(framing.photoY(framing.viewY(56.7))).isCloseTo(56.7, within(1e-9));
    }

    @Test
    void zoomingKeepsThePhotoUnderThePointer() {
        Framing before = Framing.of(new Zoom(3, 0.5, 0.5), 2000, 1600, 1000, 800);
        double photoX = before.photoX(300);
        double photoY = before.photoY(650);

        Framing after = Framing.of(before.zoomedAt(300, 650, 1.5), 2000, 1600, 1000, 800);

        assertThat(after.scale()).isCloseTo(1.5 * before.scale(), within(1e-3));
        assertThat(after.viewX(photoX)).isCloseTo(300, within(1.0)); // edges lie on whole pixels
        assertThat(after.viewY(photoY)).isCloseTo(650, within(1.0));
    }

    @Test
    void zoomingOutAgainEndsAtTheWholePhoto() {
        Zoom zoom = Zoom.FIT;
        for (int i = 0; i < 5; i++) {
            zoom = Framing.of(zoom, 2000, 1600, 1000, 800).zoomedAt(900, 10, 2);
        }
        for (int i = 0; i < 9; i++) {
            zoom = Framing.of(zoom, 2000, 1600, 1000, 800).zoomedAt(100, 700, 0.5);
        }

        assertThat(zoom).isEqualTo(Zoom.FIT);
    }

    @Test
    void thePhotoNeverLeavesAGapThatItCouldFill() {
        Framing framing = Framing.of(new Zoom(2, 0.9, 0.1), 1000, 800, 1000, 800);

        assertThat(framing.left()).isEqualTo(-1000);
        assertThat(framing.top()).isZero();
        assertThat(framing.shownPart()).isEqualTo(new ImageRegion(500, 0, 1000, 400));
    }

    @Test
    void movingStopsAtThePhotosEndAndComesBackAtOnce() {
        Framing framing = Framing.of(new Zoom(2, 0.5, 0.5), 1000, 800, 1000, 800);

        Zoom far = framing.movedBy(5000, 0);
        Zoom back = Framing.of(far, 1000, 800, 1000, 800).movedBy(-100, 0);

        assertThat(Framing.of(far, 1000, 800, 1000, 800).left()).isZero();
        assertThat(Framing.of(back, 1000, 800, 1000, 800).left()).isEqualTo(-100);
    }

    @Test
    void actualSizeIsOnePixelForOne() {
        Framing framing = Framing.of(fit(6000, 4000).actualSize(), 6000, 4000, 1000, 800);

        assertThat(framing.scale()).isEqualTo(1);
        assertThat(framing.shownPart()).isEqualTo(new ImageRegion(2500, 1600, 3500, 2400));
    }

    @Test
    void actualSizeOfASmallPhotoIsSmallerThanTheView() {
        Framing framing = Framing.of(fit(100, 80).actualSize(), 100, 80, 1000, 800);

        assertThat(framing.scale()).isEqualTo(1);
        assertThat(framing.left()).isEqualTo(450);
        assertThat(framing.shownPart()).isEqualTo(new ImageRegion(0, 0, 100, 80));
    }

    @Test
    void picturesOfOtherSizesShowTheSameShare() {
        var zoom = new Zoom(4, 0.25, 0.75);

        ImageRegion large = Framing.of(zoom, 2000, 1600, 1000, 800).shownPart();
        ImageRegion small = Framing.of(zoom, 500, 400, 1000, 800).shownPart();

        assertThat(large.left() / 4).isCloseTo(small.left(), within(0.5));
        assertThat(large.bottom() / 4).isCloseTo(small.bottom(), within(0.5));
    }
}
