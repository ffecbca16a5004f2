package org.lesionlens.report;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HTML, element by element, in the form that is XML, too. Texts and values of attributes are
 * escaped by the JDK's writer, whatever is in them: there is no way round it.
 */
final class Html implements AutoCloseable {

    private static final String DOCTYPE = "<!DOCTYPE html>";
    private static final char REPLACEMENT = '\uFFFD';

    private final XMLStreamWriter writer;

    /** A part of a page. */
    @FunctionalInterface
    interface Part {
        void write() throws IOException;
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    /**
     * Begins a document, in UTF-8.
     *
     * @param out stays open
     */
    Html(OutputStream out) throws IOException {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            writer.writeDTD(DOCTYPE);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /**
     * An element with what is in it.
     *
     * @param attributes names and values by turns
     */
    void element(String name, Part content, String... attributes) throws IOException {
        attempt(() -> {
            writer.writeStartElement(name);
            writeAttributes(attributes);
        });
        content.write();
        attempt(writer::writeEndElement);
    }

    /** An element with a text in it. */
    void text(String name, String text, String... attributes) throws IOException {
        element(name, () -> text(text), attributes);
    }

    /** Text. */
    void text(String text) throws IOException {
        attempt(() -> writer.writeCharacters(clean(text)));
    }

    /** An element that never has anything in it, as {@code img}. */
    void alone(String name, String... attributes) throws IOException {
        attempt(() -> {
            writer.writeEmptyElement(name);
            writeAttributes(attributes);
        });
    }

    private void writeAttributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], clean(attributes[i + 1]));
        }
    }

    /** Neither HTML nor XML has a way to write control characters, or halves of a pair. */
    private static String clean(String text) {
        if (text.chars().noneMatch(c -> c < ' ' || c >= 0x7F)) {
            return text;
        }
        var clean = new StringBuilder();
        text.codePoints().map(c -> isWritable(c) ? c : REPLACEMENT).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isWritable(int c) {
        boolean isSpace = c == '\n' || c == '\t' || c == '\r';
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean isNone = c == 0xFFFE || c == 0xFFFF;
        return isSpace || !(Character.isISOControl(c) || isHalf || isNone);
    }

    private void attempt(Step step) throws IOException {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    /** Writes what is not yet written. */
    @Override
    public void close() throws IOException {
        attempt(() -> {
            writer.writeEndDocument();
            writer.flush();
        });
    }
}
