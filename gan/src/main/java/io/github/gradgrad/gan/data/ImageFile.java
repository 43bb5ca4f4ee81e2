package io.github.gradgrad.gan.data;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads one PNG or JPEG file as a square of the wanted size. */
final class ImageFile {
    private static final Set<String> FORMATS = Set.of("png", "jpeg");
    // A file of a few bytes can promise a picture of any size; cameras stay below this.
    private static final long MOST_PIXELS = 100_000_000;

    private ImageFile() {}

    /** The size of an image in pixels. */
    record Size(int width, int height) {}

    @FunctionalInterface
    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    /** The size that the header of a file gives. */
    static Size size(Path file) throws IOException {
        return read(file, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
    }

    /** The largest square around the centre of the image, resized, as {@link BufferedImage#TYPE_INT_RGB}. */
    static BufferedImage square(Path file, int side) throws IOException {
        BufferedImage square = centre(read(file, reader -> reader.read(0)));
        // A bilinear step to exactly one half averages 2 x 2 pixels; a larger step would skip some.
        while (square.getWidth() >= 2 * side) square = resized(square, square.getWidth() / 2);
        return resized(square, side);
    }

    private static <T> T read(Path file, Reading<T> reading) throws IOException {
        return DataFile.read(file, in -> {
            try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
                Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
                ImageReader reader = readers.hasNext() ? readers.next() : null;
                if (reader == null || !FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    throw new DataException(file, "is neither a PNG nor a JPEG image");
                }
                try {
                    return read(file, stream, reader, reading);
                } finally {
                    reader.dispose();
                }
            }
        });
    }

    private static <T> T read(Path file, ImageInputStream stream, ImageReader reader, Reading<T> reading)
            throws IOException {
        try {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new DataException(
                        file, "has " + pixels + " pixels by its header, at most " + MOST_PIXELS + " are read");
            }
            DataFile.requireMemory(file, pixels + " pixels by its header", 8.0 * pixels);
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            T result = reading.from(reader);
            // To the JPEG reader of the JDK this is no error: it fills up with grey.
            if (warnings.stream().anyMatch(warning -> warning.startsWith("Truncated"))) {
                throw new DataException(file, "is truncated");
            }
            return result;
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The readers of the JDK meet damaged files with all kinds of runtime exceptions.
            throw new DataException(file, "is a damaged or unusual image: " + e.getMessage(), e);
        }
    }

    private static BufferedImage centre(BufferedImage image) {
        int side = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - side) / 2, top = (image.getHeight() - side) / 2;
        BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) square.setRGB(x, y, rgbOnWhite(image, left + x, top + y));
        }
        return square;
    }

    private static int rgbOnWhite(BufferedImage image, int x, int y) {
        int argb = image.getRGB(x, y), alpha = argb >>> 24, rgb = 0;
        boolean grey = image.getRaster().getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
        for (int shift = 16; shift >= 0; shift -= 8) {
            // Java takes stored greys for linear light and getRGB brightens them: their own values are wanted here.
            int value = grey ? storedGrey(image, x, y) : (argb >> shift) & 0xff;
            rgb |= ((value * alpha + 255 * (255 - alpha) + 127) / 255) << shift;
        }
        return rgb;
    }

    private static int storedGrey(BufferedImage image, int x, int y) {
        int highest = (1 << image.getSampleModel().getSampleSize(0)) - 1;
        return (int) (image.getRaster().getSample(x, y, 0) * 255L / highest);
    }

    private static BufferedImage resized(BufferedImage image, int side) {
        if (image.getWidth() == side) return image;
        BufferedImage result = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, side, side, null);
        graphics.dispose();
        return result;
    }
}
