package org.lesionlens.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.RgbImage;

/**
 * A picture at its place. On paper of pixels that are as many as its own, each is copied as it is;
 * else it is scaled there, so bring it at about the size that is wanted.
 *
 * @param x of its left edge, in points
 * @param y of its top edge, in points
 * @param width in points
 * @param height in points
 */
public record PlacedPicture(RgbImage picture, double x, double y, double width, double height) {

    /** Draws it. */
    public void draw(Graphics2D graphics) {
        BufferedImage pixels = AwtImages.view(picture);
        AffineTransform paper = graphics.getTransform();
        if (isAsLargeOn(paper)) {
            Point2D corner = paper.transform(new Point2D.Double(x, y), null);
            graphics.setTransform(new AffineTransform());
            graphics.drawImage(
                    pixels, (int) Math.round(corner.getX()), (int) Math.round(corner.getY()), null);
            graphics.setTransform(paper);
        } else {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            var place = AffineTransform.getTranslateInstance(x, y);
            place.scale(width / picture.width(), height / picture.height());
            graphics.drawImage(pixels, place, null);
        }
    }

    private boolean isAsLargeOn(AffineTransform paper) {
        return paper.getShearX() == 0
                && paper.getShearY() == 0
                && Math.abs(paper.getScaleX() * width - picture.width()) < 0.5
                && Math.abs(paper.getScaleY() * height - picture.height()) < 0.5;
    }
}
