package org.lesionlens.torchscript;

import java.util.Optional;
import java.util.Set;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Name;

/**
 * The end of a network: logits, or what a last sigmoid or softmax makes of them.
 *
 * @param program without that sigmoid or softmax
 * @param activation what was taken off
 */
record Ending(Program program, FinalActivation activation) {

    private static final int LONGEST = 40; // calls to open or steps to pass
    private static final Set<String> SHAPE_ONLY =
            Set.of("flatten", "view", "reshape", "squeeze", "unsqueeze", "contiguous", "clone");

    /**
     * The end of a program.
     *
     * @throws TorchScriptException if code that is called there is damaged
     */
    static Ending of(Program program) throws TorchScriptException {
        Program opened = program;
        Expression last = program.result();
        for (int step = 0; step < LONGEST && last instanceof Name name; step++) {
            int place = opened.definition(name.name());
            if (place < 0 || !(opened.value(place) instanceof Call call)) {
                break;
            }
            String operator = Modules.operator(call);
            Optional<Expression> subject = Operators.subject(call);
            Optional<FinalActivation> found = FinalActivation.of(operator);
            if (found.isPresent() && subject.isPresent()) {
                return new Ending(opened.with(place, name, subject.get()), found.get());
            }
            if (SHAPE_ONLY.contains(operator) && subject.isPresent()) {
                last = subject.get();
                continue;
            }
            Optional<Program> more = operator.isEmpty() ? opened.opened(place) : Optional.empty();
            if (more.isEmpty()) {
                break;
            }
            opened = more.get();
            last = opened.result();
        }
        return new Ending(program, FinalActivation.NONE);
    }
}
