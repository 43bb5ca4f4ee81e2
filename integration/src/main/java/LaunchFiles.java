import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Prepares what the {@code gradgrad} launcher starts: {@code lib}, a jar for each element of this program's own class
 * path, and {@code java-home}, the JDK that runs this program.
 *
 * <p>The jars are copies, each moved into place in one step, so that neither a later build nor a cleaned repository can
 * pull classes from under a training that still runs.
 */
class LaunchFiles {
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Set<Path> wanted = new HashSet<>();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path source = Path.of(element);
            if (!Files.exists(source)) {
                continue; // the class folder of a module without classes
            }
            Path jar = lib.resolve(jarName(source));
            wanted.add(jar);
            if (Files.isDirectory(source) || isOlder(jar, source)) {
                Path unfinished = folder.resolve("unfinished.jar");
                if (Files.isDirectory(source)) {
                    pack(source, unfinished);
                } else {
                    Files.copy(source, unfinished, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        try (Stream<Path> present = Files.list(lib)) {
            for (Path jar : present.filter(path -> !wanted.contains(path)).toList()) {
                Files.delete(jar);
            }
        }
        Files.writeString(folder.resolve("java-home"), System.getProperty("java.home") + "\n");
    }

    /** {@code MODULE.jar} for {@code MODULE/target/quick/classes}, else the jar's own name. */
    private static String jarName(Path source) {
        return Files.isDirectory(source)
                ? source.getName(source.getNameCount() - 4) + ".jar"
                : source.getFileName().toString();
    }

    private static boolean isOlder(Path jar, Path source) throws IOException {
        return !Files.exists(jar) || Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(source)) < 0;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes).filter(Files::isRegularFile)) {
            for (Path path : files.toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, entries);
                entries.closeEntry();
            }
        }
    }
}
