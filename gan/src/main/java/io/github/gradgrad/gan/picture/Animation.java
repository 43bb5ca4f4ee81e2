package io.github.gradgrad.gan.picture;

import io.github.gradgrad.nn.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures that follow each other in an animated GIF, which plays for ever: a quarter of a second each, the last two
 * seconds.
 *
 * <p>Frames are kept packed, so that an animation of many pictures takes little memory. It can be read back and
 * continued, which is how a training run that was interrupted goes on with its own. Not for several threads at once.
 */
public final class Animation {
    private static final int DELAY = 25;
    private static final int LAST_DELAY = 200;
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final List<byte[]> frames = new ArrayList<>();

    /** An animation without frames. */
    public Animation() {}

    /**
     * The frames of an existing GIF, to go on with.
     *
     * @param most how many frames are kept, from the first on; a file with fewer gives fewer
     * @throws IOException if the file cannot be read as a GIF
     */
    public static Animation read(Path file, int most) throws IOException {
        Animation animation = new Animation();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(Files.newInputStream(file))) {
            reader.setInput(in);
            int count = reader.getNumImages(true);
            if (count < 1) throw new IIOException("it holds no frames");
            for (int i = 0; i < Math.min(most, count); i++) animation.add(reader.read(i));
        } catch (IIOException | RuntimeException e) {
            throw new IOException(file + ": is no GIF that can be continued: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
        return animation;
    }

    /** Appends a frame. GIF has 256 colours a frame: a picture of more is reduced to the most fitting ones. */
    public void add(BufferedImage frame) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(frame, "gif", packed))
                throw new IllegalArgumentException("animation: no GIF of " + frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        frames.add(packed.toByteArray());
    }

    /** The number of frames. */
    public int size() {
        return frames.size();
    }

    /**
     * Writes the GIF, at once: a reader sees the previous file or the new one.
     *
     * @throws IllegalStateException if there are no frames
     */
    public void write(Path file) throws IOException {
        if (frames.isEmpty()) throw new IllegalStateException("animation: no frames to write to " + file);
        AtomicFile.write(file, this::writeTo);
    }

    private void writeTo(OutputStream target) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(target)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames.size(); i++) {
                BufferedImage frame = ImageIO.read(new ByteArrayInputStream(frames.get(i)));
                int delay = i == frames.size() - 1 ? LAST_DELAY : DELAY;
                writer.writeToSequence(new IIOImage(frame, null, metadata(writer, frame, delay, i == 0)), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    /** How long a frame stays, in hundredths of a second; and, with the first, that all is repeated for ever. */
    private static IIOMetadata metadata(ImageWriter writer, BufferedImage frame, int delay, boolean first)
            throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(delay));
        control.setAttribute("transparentColorIndex", "0");
        root.appendChild(control);
        if (first) root.appendChild(loop());
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode loop() {
        IIOMetadataNode netscape = new IIOMetadataNode("ApplicationExtension");
        netscape.setAttribute("applicationID", "NETSCAPE");
        netscape.setAttribute("authenticationCode", "2.0");
        netscape.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(netscape);
        return extensions;
    }
}
