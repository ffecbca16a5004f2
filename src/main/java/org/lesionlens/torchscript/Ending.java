package org.lesionlens.torchscript;

import java.util.Optional;

/**
 * The end of a network: logits, or what its last operators make of them.
 *
 * @param program that gives the logits
 * @param activation what was taken off
 * @param clamped how far from 0 and 1 its probabilities are kept by a clamp that was taken off too
 * @param twice whether the logits are probabilities themselves, by an activation before that
 */
record Ending(Program program, FinalActivation activation, double clamped, boolean twice) {

    /**
     * The end of a program.
     *
     * @throws TorchScriptException if code that is called there is damaged
     */
    static Ending of(Program program) throws TorchScriptException {
        Optional<Ending> found = new LogitFinder(program).find();
        if (found.isEmpty()) {
            return new Ending(program, FinalActivation.NONE, 0, false);
        }
        Ending last = found.get();
        boolean twice =
                new LogitFinder(last.program())
                        .find()
                        .filter(before -> before.activation().logarithm() != FinalActivation.NONE)
                        .isPresent();
        return new Ending(last.program(), last.activation(), last.clamped(), twice);
    }
}
