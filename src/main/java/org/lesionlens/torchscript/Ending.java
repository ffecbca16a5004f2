package org.lesionlens.torchscript;

import java.util.Optional;

/**
 * The end of a network: logits, or what its last operators make of them.
 *
 * @param program that gives the logits
 * @param activation what was taken off
 * @param clamped how far from 0 and 1 its probabilities are kept by a clamp that was taken off too
 */
record Ending(Program program, FinalActivation activation, double clamped) {

    /**
     * The end of a program.
     *
     * @throws TorchScriptException if code that is called there is damaged
     */
    static Ending of(Program program) throws TorchScriptException {
        Optional<Ending> found = new LogitFinder(program).find();
        return found.orElseGet(() -> new Ending(program, FinalActivation.NONE, 0));
    }
}
