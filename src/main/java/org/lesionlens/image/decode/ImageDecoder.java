package org.lesionlens.image.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.RgbImage;

/** Reads picture files: JPEG, PNG, TIFF, WebP, BMP and DICOM, told apart by their content. */
public final class ImageDecoder {

    private static final int CHUNK = 1 << 20;

    private final DecodeLimits limits;
    private final LongSupplier clock;

    /** A decoder that refuses files beyond {@code limits}. */
    public ImageDecoder(DecodeLimits limits) {
        this(limits, System::nanoTime);
    }

    /**
     * @param clock tells nanoseconds, as {@link System#nanoTime} does
     */
    ImageDecoder(DecodeLimits limits, LongSupplier clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The picture in a file as displayed; the first page if there are several.
     *
     * @throws ImageDecodeException if the file cannot be read, is no picture, is damaged, too large
     *     or too slow
     */
    public RgbImage decode(Path file) throws ImageDecodeException {
        return decode(file, PixelForm.AS_DISPLAYED);
    }

    /** The same in one form. */
    public RgbImage decode(Path file, PixelForm form) throws ImageDecodeException {
        return open(file, pixels -> pixels.in(form));
    }

    /** The same as displayed, and as a network sees it that takes photos in {@code form}. */
    public Photo photo(Path file, PixelForm form) throws ImageDecodeException {
        return open(file, pixels -> pixels.photo(form));
    }

    /**
     * As {@link #decode(Path)}, from a stream, which is read to its end and not closed.
     *
     * @param name what messages call the picture
     */
    public RgbImage decode(InputStream in, String name) throws ImageDecodeException {
        return open(in, name, pixels -> pixels.in(PixelForm.AS_DISPLAYED));
    }

    private <T> T open(Path file, Function<PhotoPixels, T> use) throws ImageDecodeException {
        var name = Printable.text(FileNames.name(file));
        if (Files.isDirectory(file)) {
            throw new ImageDecodeException(name, "is a folder, not a picture");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ImageDecodeException(name, "is a device, not a picture"); // reads for ever
        }
        try (var in = Files.newInputStream(file)) {
            return open(in, name, use);
        } catch (NoSuchFileException e) {
            throw new ImageDecodeException(name, "does not exist", e);
        } catch (AccessDeniedException e) {
            throw new ImageDecodeException(name, "may not be read by this user", e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private <T> T open(InputStream in, String name, Function<PhotoPixels, T> use)
            throws ImageDecodeException {
        var deadline = new Deadline(limits.deadline(), clock);
        byte[] file = load(in, name, deadline);
        try {
            return use.apply(pixels(file, deadline));
        } catch (UnreadableException e) {
            throw new ImageDecodeException(name, String.valueOf(e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            throw new ImageDecodeException(name, "needs more memory than there is", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new ImageDecodeException(name, reason(e, deadline), e);
        }
    }

    /** Readers wrap what the input throws, and meet damaged files with exceptions of any kind. */
    private static String reason(Throwable failure, Deadline deadline) {
        if (deadline.isPassed()) {
            return deadline.complaint();
        }
        var words = failure instanceof IOException ? failure.getMessage() : null;
        return "is damaged or of a rare kind"
                + (words == null ? "" : " (" + Printable.text(words) + ")");
    }

    private byte[] load(InputStream in, String name, Deadline deadline)
            throws ImageDecodeException {
        try {
            return readAll(in, deadline);
        } catch (UnreadableException e) {
            throw new ImageDecodeException(name, String.valueOf(e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            throw new ImageDecodeException(name, "needs more memory than there is", e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Without the path, which the message of a {@link FileSystemException} begins with. */
    private static ImageDecodeException unreadable(String name, IOException cause) {
        var words =
                cause instanceof FileSystemException inFolder
                        ? inFolder.getReason()
                        : cause.getMessage();
        return new ImageDecodeException(
                name,
                "cannot be read" + (words == null ? "" : ": " + Printable.text(words)),
                cause);
    }

    private byte[] readAll(InputStream in, Deadline deadline) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            deadline.check();
            bytes.write(chunk, 0, count);
            limits.checkBytes(bytes.size());
        }
        return bytes.toByteArray();
    }

    private PhotoPixels pixels(byte[] file, Deadline deadline) throws IOException {
        if (file.length == 0) {
            throw new UnreadableException("is empty");
        }
        var format =
                PictureFormat.of(file)
                        .orElseThrow(() -> new UnreadableException(FileSignature.refusal(file)));
        DecodedSamples samples = samples(format, file, deadline);
        deadline.check();
        return new PhotoPixels(samples, format == PictureFormat.TIFF);
    }

    private DecodedSamples samples(PictureFormat format, byte[] file, Deadline deadline)
            throws IOException {
        return switch (format) {
            case JPEG -> JpegFile.decode(file, Optional.empty(), limits, deadline);
            case PNG -> PngFile.decode(file, limits, deadline);
            case TIFF -> TiffFile.decode(file, limits, deadline);
            case WEBP -> WebpFile.decode(file, limits, deadline);
            case BMP -> BmpFile.decode(file, limits, deadline);
            case DICOM -> DicomFile.decode(file, limits, deadline);
        };
    }
}
