package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.RandomStream;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The batches of a data set, made ahead of time by a thread of its own, so that training does not wait for them:
 *
 * <pre>{@code
 * try (Prefetch batches = Prefetch.of(data, RandomStream.of(42), 64)) {
 *     for (long step = 0; step < 1_000; step++) train(batches.get(step).samples());
 * }
 * }</pre>
 *
 * <p>A batch is a function of the key and its number, so the thread changes nothing about what they hold, whatever the order
 * in which they are asked for. For use by one thread.
 */
public final class Prefetch implements AutoCloseable {
    private static final int AHEAD = 3;

    private final DataSet data;
    private final RandomStream key;
    private final int size;
    private final TreeMap<Long, CompletableFuture<Batch>> made = new TreeMap<>();
    private final ExecutorService maker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "gradgrad-batches");
        thread.setDaemon(true);
        return thread;
    });

    private Prefetch(DataSet data, RandomStream key, int size) {
        this.data = data;
        this.key = key;
        this.size = size;
    }

    /** The batches of {@code size} samples in the sequence that {@code key} stands for. */
    public static Prefetch of(DataSet data, RandomStream key, int size) {
        return new Prefetch(data, key, size);
    }

    /** Batch number {@code index}; those that follow are made meanwhile, those before it are forgotten. */
    public Batch get(long index) {
        made.headMap(index).values().forEach(batch -> batch.cancel(false));
        made.headMap(index).clear();
        for (long i = index; i <= index + AHEAD; i++) made.computeIfAbsent(i, this::make);
        try {
            return Objects.requireNonNull(made.get(index)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw e;
        }
    }

    private CompletableFuture<Batch> make(long index) {
        return CompletableFuture.supplyAsync(
                () -> new Batch(data.batch(key, index, size), data.labels(key, index, size)), maker);
    }

    /** Ends the thread. */
    @Override
    public void close() {
        maker.shutdownNow();
    }
}
