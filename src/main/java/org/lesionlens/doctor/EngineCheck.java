package org.lesionlens.doctor;

import java.util.concurrent.Callable;
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
            return CheckedPoint.ok(
                    what(),
                    "libtorch %s (%s, %s), bridge %s, on %s"
                            .formatted(
                                    found.version(),
                                    found.flavour(),
                                    found.origin(),
                                    found.bridge(),
                                    found.device()));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // whatever hinders it is what is looked for
            return CheckedPoint.fault(what(), "cannot be loaded", NetworkCheck.told(e));
        }
    }
}
