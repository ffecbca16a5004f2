package org.lesionlens.torchscript;

/** An archive that cannot be read or split; the message says what was found and is for people. */
public class TorchScriptException extends Exception {

    private static final long serialVersionUID = 1L;

    public TorchScriptException(String message) {
        super(message);
    }

    public TorchScriptException(String message, Throwable cause) {
        super(message, cause);
    }
}
