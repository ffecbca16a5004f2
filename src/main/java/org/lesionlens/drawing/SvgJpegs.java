package org.lesionlens.drawing;

import java.awt.Image;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.batik.svggen.DOMTreeManager;
import org.apache.batik.svggen.GenericImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Writes a picture into the file itself, as JPEG. */
final class SvgJpegs implements GenericImageHandler {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String LINK = "http://www.w3.org/1999/xlink";

    @Override
    public void setDOMTreeManager(DOMTreeManager tree) {}

    @Override
    public Element createElement(SVGGeneratorContext context) {
        return context.getDOMFactory().createElementNS(SVG, "image");
    }

    @Override
    public AffineTransform handleImage(
            Image picture,
            Element element,
            int x,
            int y,
            int width,
            int height,
            SVGGeneratorContext context) {
        try {
            String bytes = Base64.getEncoder().encodeToString(JpegBytes.of(picture));
            element.setAttributeNS(LINK, "xlink:href", "data:image/jpeg;base64," + bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        element.setAttribute("x", Integer.toString(x));
        element.setAttribute("y", Integer.toString(y));
        element.setAttribute("width", Integer.toString(width));
        element.setAttribute("height", Integer.toString(height));
        element.setAttribute("preserveAspectRatio", "none");
        return new AffineTransform();
    }

    @Override
    public AffineTransform handleImage(
            RenderedImage picture,
            Element element,
            int x,
            int y,
            int width,
            int height,
            SVGGeneratorContext context) {
        if (picture instanceof BufferedImage pixels) {
            return handleImage((Image) pixels, element, x, y, width, height, context);
        }
        throw new IllegalArgumentException("not a picture of pixels: " + picture);
    }

    @Override
    public AffineTransform handleImage(
            RenderableImage picture,
            Element element,
            double x,
            double y,
            double width,
            double height,
            SVGGeneratorContext context) {
        throw new IllegalArgumentException("not a picture of pixels: " + picture);
    }
}
