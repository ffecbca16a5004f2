package org.lesionlens.analysis;

/** A model that could be opened if somebody said how its input is prepared and what it answers. */
public final class MissingCardException extends ModelLoadException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // nobody writes it to a stream
    private final CardGuess guess;

    public MissingCardException(String message, CardGuess guess) {
        super(message);
        this.guess = guess;
    }

    /** What is known without the card. */
    public CardGuess guess() {
        return guess;
    }
}
