package org.lesionlens.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;

class RowFormatTest {

    private final RowFormat format =
            new RowFormat(
                    new ArrayList<>(List.of("image", "logit", "error")),
                    new ArrayList<>(
                            List.of(
                                    MapColumn.OWN,
                                    MapColumn.of(CamMethod.GRAD_CAM_PLUS_PLUS))));

    @Test
    void hasEachMapRowByRowBehindItsHeightAndWidth() {
        assertThat(format.schema().fieldNames())
                .containsExactly(
                        "file",
                        "image",
                        "logit",
                        "error",
                        "map_height",
                        "map_width",
                        "map",
                        "map_grad-cam++_height",
                        "map_grad-cam++_width",
                        "map_grad-cam++");

        Row row =
                format.row(
                        "a/b.jpg",
                        List.of("b", "-0.5", ""),
                        List.of(new SignedMap(3, 2, -1, 2, 3, 4, 5, 6), new Heatmap(1, 1, 7)));

        assertThat(row.get(2)).isEqualTo(-0.5);
        assertThat(row.get(4)).isEqualTo(2);
        assertThat(row.get(5)).isEqualTo(3);
        assertThat(row.get(6)).isEqualTo(new float[] {-1, 2, 3, 4, 5, 6});
        assertThat(row.get(9)).isEqualTo(new float[] {7});
    }

    @Test
    void leavesMapsOfAFailedPhotoOut() {
        Row row = format.row("b.jpg", List.of("b", "", "no picture"), List.of());

        assertThat(row.size()).isEqualTo(10);
        assertThat(row.get(3)).isEqualTo("no picture");
        for (int i = 4; i < row.size(); i++) {
            assertThat(row.isNullAt(i)).isTrue();
        }
    }
}
