package org.lesionlens.cli;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.methods.MethodsRun;
import org.lesionlens.methods.PickedPhoto;
import org.lesionlens.methods.TestedPhoto;

/** Gathers what tests of photos gave, and reports it. */
final class TestedPhotos implements MethodsRun.Listener {

    private final RunReport report;
    private final List<TestedPhoto> tested = new ArrayList<>();

    TestedPhotos(RunReport report) {
        this.report = report;
    }

    /** All that are done, in their order. */
    List<TestedPhoto> all() {
        return List.copyOf(tested);
    }

    @Override
    public void within(double share) {
        report.within(share);
    }

    @Override
    public void done(TestedPhoto photo) {
        tested.add(photo);
        report.done();
    }

    @Override
    public void known(TestedPhoto photo) {
        tested.add(photo);
        report.known();
    }

    @Override
    public void failed(PickedPhoto photo, Exception cause) {
        report.failed(photo.photo().image().file(), cause);
    }
}
