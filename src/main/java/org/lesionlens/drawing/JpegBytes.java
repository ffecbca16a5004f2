package org.lesionlens.drawing;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.NodeList;

/** Photos and heat as JPEG files of high quality, colours as fine as brightness. */
final class JpegBytes {

    private static final float QUALITY = 0.94f;

    private JpegBytes() {}

    /**
     * A JPEG file of pixels and nothing else.
     *
     * @throws IOException if this Java has no writer for it
     */
    static byte[] of(Image picture) throws IOException {
        RenderedImage opaque = opaque(picture);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            var type = new ImageTypeSpecifier(opaque);
            IIOMetadata structure = writer.getDefaultImageMetadata(type, how);
            sampleColoursFully(structure);
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, structure), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static RenderedImage opaque(Image picture) {
        if (picture instanceof BufferedImage pixels
                && pixels.getType() == BufferedImage.TYPE_INT_RGB) {
            return pixels;
        }
        var copy =
                new BufferedImage(
                        picture.getWidth(null),
                        picture.getHeight(null),
                        BufferedImage.TYPE_INT_RGB);
        var graphics = copy.createGraphics();
        graphics.drawImage(picture, 0, 0, java.awt.Color.WHITE, null);
        graphics.dispose();
        return copy;
    }

    /** Half as many samples of colour, the writer's own choice, blur lines and edges of heat. */
    private static void sampleColoursFully(IIOMetadata structure) throws IOException {
        String format = structure.getNativeMetadataFormatName();
        var root = (IIOMetadataNode) structure.getAsTree(format);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            var component = (IIOMetadataNode) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        structure.setFromTree(format, root);
    }
}
