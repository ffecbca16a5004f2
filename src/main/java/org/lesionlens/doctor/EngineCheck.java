package org.lesionlens.doctor;

import java.util.concurrent.Callable;
import org.lesionlens.analysis.CudaTrouble;
import org.lesionlens.analysis.EngineFacts;

/**
 * Whether libtorch can be loaded, and which it is.
 *
 * @param facts asks the engine, which loads it
 */
public record EngineCheck(Callable<EngineFacts> facts) implements Check {

    @Override
    public String what() {
        return "PyTorch";
    }

    @Override
    public CheckedPoint look() throws InterruptedException {
        try {
            EngineFacts found = facts.call();
            String told =
                    "libtorch %s (%s, %s), bridge %s, on %s"
                            .formatted(
                                    found.version(),
                                    found.flavour(),
                                    found.origin(),
                                    found.bridge(),
                                    found.runsOn().words());
            String all = found.told().isBlank() ? told : told + " (" + found.told() + ")";
            CudaTrouble trouble = found.runsOn().trouble();
            return trouble == null
                    ? CheckedPoint.ok(what(), all)
                    : CheckedPoint.note(what(), all, trouble.advice());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // whatever hinders it is what is looked for
            return CheckedPoint.fault(what(), "cannot be loaded", NetworkCheck.told(e));
        }
    }
}
