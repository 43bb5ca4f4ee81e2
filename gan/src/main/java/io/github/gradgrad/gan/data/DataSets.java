package io.github.gradgrad.gan.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens a data set by what a user typed: the name of one that is built in, or a path. */
public final class DataSets {
    /** The names that {@link #open} knows. */
    public static final List<String> NAMES =
            List.of("digits", "gaussians8", "gaussians25", "swissroll", "fashion-mnist");

    static final Path FASHION_MNIST = Path.of("/usr/share/datasets/fashion-mnist");
    private static final int TEXT_SAMPLE = 512;

    private DataSets() {}

    /**
     * The data set of this name, or the one at this path: a folder of IDX files, a folder of PNG or JPEG images, an IDX
     * file of images, or a CSV file of points. A file is recognised by what it holds, plain or gzipped.
     *
     * @throws IllegalArgumentException if there is neither such a name nor such a path; it lists the names
     * @throws DataException if the file or folder cannot be read as data
     */
    public static DataSet open(String nameOrPath) throws IOException {
        return switch (nameOrPath) {
            case "digits" -> Digits.load();
            case "gaussians8" -> Gaussians.ring8();
            case "gaussians25" -> Gaussians.grid25();
            case "swissroll" -> new SwissRoll();
            case "fashion-mnist" -> fashionMnist(FASHION_MNIST);
            default -> openPath(existing(nameOrPath));
        };
    }

    /** The last name of a path without the endings of the formats, for files and logs. */
    static String nameOf(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        if (last == null) return "data";
        String name = last.toString();
        for (String ending : List.of(".gz", ".csv", ".txt")) {
            boolean ends = name.length() > ending.length()
                    && name.toLowerCase(Locale.ROOT).endsWith(ending);
            if (ends) name = name.substring(0, name.length() - ending.length());
        }
        return name;
    }

    static FiniteDataSet fashionMnist(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return IdxImages.read(folder);
        throw new DataException(
                folder,
                "does not exist; install the Debian package dataset-fashion-mnist, or give the path of"
                        + " a folder with the IDX files of Fashion-MNIST");
    }

    private static DataSet openPath(Path path) throws IOException {
        if (!Files.isDirectory(path)) return DataFile.read(path, in -> parse(path, in));
        return IdxImages.isIn(path) ? IdxImages.read(path) : ImageFolder.read(path);
    }

    private static DataSet parse(Path file, InputStream in) throws IOException {
        byte[] start = DataFile.peek(in, TEXT_SAMPLE);
        if (IdxFile.startsLike(start)) return IdxImages.parse(file, in);
        if (isText(start)) return CsvPoints.parse(file, in);
        throw new DataException(
                file,
                "is neither a CSV of points nor an IDX file of images (for PNG or JPEG images, give"
                        + " their folder)");
    }

    private static boolean isText(byte[] start) {
        for (byte b : start) if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n') return false;
        return true;
    }

    private static Path existing(String nameOrPath) {
        Path path;
        try {
            path = Path.of(nameOrPath);
        } catch (InvalidPathException e) {
            throw unknown(nameOrPath);
        }
        // The empty path would be the current folder.
        if (nameOrPath.isBlank() || !Files.exists(path)) throw unknown(nameOrPath);
        return path;
    }

    private static IllegalArgumentException unknown(String nameOrPath) {
        return new IllegalArgumentException("data '" + nameOrPath.replaceAll("[^\\x20-\\x7e]", "?")
                + "' is neither one of " + String.join(", ", NAMES) + " nor an existing file or folder");
    }
}
