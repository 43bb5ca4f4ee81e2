package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A network, with or without its optimiser, in one safetensors file:
 *
 * <pre>{@code
 * ModelFile.write(file, network, optimiser);
 * // later, into a network and an optimiser made in the same way:
 * ModelFile.read(file, network, optimiser);
 * }</pre>
 *
 * <p>The network's tensors have the names of PyTorch's {@code state_dict}, so that {@code
 * network.load_state_dict(safetensors.torch.load_file(..))} takes a file without an optimiser, and {@link #read} one that
 * PyTorch's {@code save_file(network.state_dict(), ..)} wrote. The optimiser's follow under {@code optimiser.} and theirs.
 */
public final class ModelFile {
    private static final String OPTIMISER = "optimiser.";

    private ModelFile() {}

    /** Writes a network; a failure at any moment leaves an existing file as it was. */
    public static void write(Path file, Layer network) throws IOException {
        SafeTensors.write(file, network.stateDict(), Map.of());
    }

    /** Writes a network and its optimiser; a failure at any moment leaves an existing file as it was. */
    public static void write(Path file, Layer network, Optimiser optimiser) throws IOException {
        SafeTensors.write(file, both(network, optimiser), Map.of());
    }

    /**
     * Reads a network; an optimiser in the file is passed over.
     *
     * @throws IOException if the file is no safetensors file, or its tensors are not the network's: all that are missing,
     *     unexpected or of another shape are named, with shapes, and nothing is changed
     */
    public static void read(Path file, Layer network) throws IOException {
        Map<String, Tensor> tensors = SafeTensors.read(file).tensors();
        load(file, part(tensors, name -> !name.startsWith(OPTIMISER)), network.stateDict(), network::loadStateDict);
    }

    /**
     * Reads a network and its optimiser.
     *
     * @throws IOException as for a network alone
     */
    public static void read(Path file, Layer network, Optimiser optimiser) throws IOException {
        load(file, SafeTensors.read(file).tensors(), both(network, optimiser), tensors -> {
            // The optimiser first: its step is the one number that can still be refused.
            Map<String, Tensor> state = new LinkedHashMap<>();
            optimiser.state().keySet().forEach(key -> state.put(key, Parameters.get(tensors, OPTIMISER + key)));
            optimiser.restore(state);
            network.loadStateDict(part(tensors, name -> !name.startsWith(OPTIMISER)));
        });
    }

    private interface Load {
        void from(Map<String, Tensor> tensors);
    }

    private static void load(Path file, Map<String, Tensor> tensors, Map<String, Tensor> expected, Load load)
            throws IOException {
        try {
            Parameters.requireSame("the file does not fit the network", expected, tensors);
            load.from(tensors);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Tensor> both(Layer network, Optimiser optimiser) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(network.stateDict());
        optimiser.state().forEach((key, tensor) -> tensors.put(OPTIMISER + key, tensor));
        return tensors;
    }

    private static Map<String, Tensor> part(Map<String, Tensor> tensors, Predicate<String> names) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (names.test(name)) part.put(name, tensor);
        });
        return part;
    }
}
