package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The PNG and JPEG images of a folder, in the order of their names, each cut to the largest square around its centre
 * and resized. The values 0 to 255 become -1 to 1; what is transparent becomes white. Other files and folders within
 * are passed over.
 */
public final class ImageFolder {
    /** The side to which {@link #read(Path)} brings images that are not all small squares of one size. */
    public static final int DEFAULT_SIDE = 32;

    private static final int LARGEST_NATURAL_SIDE = 64;
    private static final int LARGEST_SIDE = 1024;

    /** What is kept of the colours. */
    public enum Colours {
        /** One channel: the luma 0.299 R + 0.587 G + 0.114 B of ITU-R BT.601. */
        GREY(1),
        /** Three channels: red, green, blue. */
        RGB(3);

        private final int channels;

        Colours(int channels) {
            this.channels = channels;
        }
    }

    private ImageFolder() {}

    /**
     * The images as they are if all are squares of one size up to 64, else at {@link #DEFAULT_SIDE}; grey if all are
     * grey, else in colour.
     *
     * @throws DataException if the folder holds no images or one of them cannot be read; it names the file
     */
    public static FiniteDataSet read(Path folder) throws IOException {
        List<Path> files = list(folder);
        int side = naturalSide(files);
        byte[] rgb = decode(folder, files, side);
        Colours colours = isGrey(rgb, side * side) ? Colours.GREY : Colours.RGB;
        return dataSet(folder, side, colours, rgb);
    }

    /**
     * The images at a given size.
     *
     * @param side pixels of a side, 1 to 1024
     * @throws DataException if the folder holds no images or one of them cannot be read; it names the file
     */
    public static FiniteDataSet read(Path folder, int side, Colours colours) throws IOException {
        if (side < 1 || side > LARGEST_SIDE) {
            throw new IllegalArgumentException(
                    "image folder: a side of 1 to " + LARGEST_SIDE + " expected, got " + side);
        }
        return dataSet(folder, side, colours, decode(folder, list(folder), side));
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) throw new DataException(folder, "a folder of images expected");
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> images = entries.filter(ImageFolder::isImage).sorted().toList();
            if (images.isEmpty()) {
                throw new DataException(
                        folder, "holds no .png, .jpg or .jpeg images and no train-images-idx3-ubyte[.gz]");
            }
            return images;
        }
    }

    private static boolean isImage(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean named = name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
        return named && Files.isRegularFile(file);
    }

    private static int naturalSide(List<Path> files) throws IOException {
        int side = 0;
        for (Path file : files) {
            ImageFile.Size size = ImageFile.size(file);
            boolean fits = size.width() == size.height() && size.width() <= LARGEST_NATURAL_SIDE;
            if (!fits || (side != 0 && size.width() != side)) return DEFAULT_SIDE;
            side = size.width();
        }
        return side;
    }

    /** For each image its red, then its green, then its blue plane. */
    private static byte[] decode(Path folder, List<Path> files, int side) throws IOException {
        int plane = side * side;
        String what = files.size() + " images of " + side + " x " + side;
        DataFile.requireMemory(folder, what, 3.0 * plane * files.size());
        byte[] planes = new byte[3 * plane * files.size()];
        int at = 0;
        for (Path file : files) {
            BufferedImage image = ImageFile.square(file, side);
            int[] rgb = image.getRGB(0, 0, side, side, null, 0, side);
            for (int shift = 16; shift >= 0; shift -= 8) for (int pixel : rgb) planes[at++] = (byte) (pixel >> shift);
        }
        return planes;
    }

    private static boolean isGrey(byte[] rgb, int plane) {
        for (int image = 0; image < rgb.length; image += 3 * plane) {
            for (int p = image; p < image + plane; p++) {
                if (rgb[p] != rgb[p + plane] || rgb[p] != rgb[p + 2 * plane]) return false;
            }
        }
        return true;
    }

    private static FiniteDataSet dataSet(Path folder, int side, Colours colours, byte[] rgb) {
        byte[] pixels = colours == Colours.RGB ? rgb : luma(rgb, side * side);
        return new FiniteDataSet(
                DataSets.nameOf(folder),
                Shape.of(colours.channels, side, side),
                SampleStore.ofBytes(pixels, colours.channels * side * side),
                Labels.NONE);
    }

    private static byte[] luma(byte[] rgb, int plane) {
        byte[] grey = new byte[rgb.length / 3];
        for (int i = 0; i < grey.length; i++) {
            int red = i / plane * 3 * plane + i % plane;
            grey[i] = (byte) Math.round(0.299 * Byte.toUnsignedInt(rgb[red])
                    + 0.587 * Byte.toUnsignedInt(rgb[red + plane])
                    + 0.114 * Byte.toUnsignedInt(rgb[red + 2 * plane]));
        }
        return grey;
    }
}
