package org.lesionlens.torchscript;

/**
 * One of the tensors that a network's {@code forward} gives.
 *
 * @param name for people and cards: its key, its field or its index from 0, with dots between them
 *     where tuples lie in tuples; blank if it is the only thing that is given
 * @param access the code that takes it out, with %s for all that is given
 */
public record OutputTensor(String name, String access) {

    /** All that is given is one tensor. */
    static final OutputTensor ALL = new OutputTensor("", "%s");

    OutputTensor at(String key, String step) {
        return new OutputTensor(
                name.isEmpty() ? key : name + "." + key, "(%s)%s".formatted(access, step));
    }

    OutputTensor unwrapped() {
        return new OutputTensor(name, "unchecked_cast(Tensor, %s)".formatted(access));
    }
}
