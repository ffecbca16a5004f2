package org.lesionlens.torchscript;

/** An archive is damaged, or would do harm; the message says where, without the file's name. */
public final class UnsoundArchiveException extends TorchScriptException {

    private static final long serialVersionUID = 1L;

    UnsoundArchiveException(String message) {
        super(message);
    }
}
