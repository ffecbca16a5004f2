package org.lesionlens.cli;

import java.util.List;
import java.util.Locale;
import org.lesionlens.doctor.CheckedInstallation;

/**
 * What {@code doctor --json} prints.
 *
 * @param works whether nothing is wrong
 * @param points in the table's order
 */
record DoctorResult(boolean works, List<Point> points) {

    /**
     * One row of the table.
     *
     * @param state {@code ok}, {@code note} or {@code fault}
     */
    record Point(String what, String found, String state, String advice) {}

    static DoctorResult of(CheckedInstallation checked) {
        return new DoctorResult(
                checked.works(),
                checked.points().stream()
                        .map(point ->
                                new Point(
                                        point.what(),
                                        point.found(),
                                        point.state().name().toLowerCase(Locale.ROOT),
                                        point.advice()))
                        .toList());
    }
}
