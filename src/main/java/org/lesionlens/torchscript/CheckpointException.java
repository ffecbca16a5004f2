package org.lesionlens.torchscript;

/** A file that holds a network's weights, as {@code torch.save} writes them, but not its code. */
public final class CheckpointException extends TorchScriptException {

    private static final long serialVersionUID = 1L;

    CheckpointException() {
        super("it is a checkpoint, as torch.save writes it, without the network's code");
    }
}
