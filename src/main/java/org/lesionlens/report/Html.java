package org.lesionlens.report;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lesionlens.drawing.WritableText;

/**
 * Writes HTML, element by element, in the form that is XML, too. Texts and values of attributes are
 * escaped by the JDK's writer, whatever is in them, and what it cannot write is replaced: there is
 * no way round it.
 */
final class Html implements AutoCloseable {

    private static final String DOCTYPE = "<!DOCTYPE html>";

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
        attempt(() -> writer.writeCharacters(WritableText.of(text)));
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
            writer.writeAttribute(attributes[i], WritableText.of(attributes[i + 1]));
        }
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
