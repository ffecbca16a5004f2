package org.lesionlens.torchscript;

/** An archive that cannot be read or split; the message says what was found and is for people. */
public final class TorchScriptException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    /** What a person can do about it. */
    public enum Remedy {
        /** Export the network anew. */
        EXPORT,
        /** Export this very file: it has the weights. */
        EXPORT_THIS,
        /** Copy or download the file again. */
        COPY_AGAIN
    }

    public TorchScriptException(String message) {
        this(message, Remedy.EXPORT);
    }

    public TorchScriptException(String message, Remedy remedy) {
        super(message);
        this.remedy = remedy;
    }

    public TorchScriptException(String message, Throwable cause) {
        super(message, cause);
        this.remedy = Remedy.EXPORT;
    }

    /** What a person can do about it. */
    public Remedy remedy() {
        return remedy;
    }
}
