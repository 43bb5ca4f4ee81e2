package io.github.gradgrad.tensor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The providers of a service on the class path, and the reason for each one that cannot be loaded.
 *
 * @param unreadable a module (such as {@code tensor-panama}) to the reason why its classes cannot be loaded
 */
record ProviderSearch<P>(List<P> providers, Map<String, String> unreadable) {
    private static final Pattern TOO_NEW =
            Pattern.compile("(\\S+) has been compiled by a more recent version.*?class file version (\\d+).*");
    private static final Pattern PROVIDER = Pattern.compile("Provider (\\S+) ");
    private static final int FIRST_JAVA_CLASS_VERSION = 44;
    // An iterator that fails for ever must not hang the program; nobody has this many providers.
    private static final int MOST_FAILURES = 20;

    /** The providers that the class loader of the service sees: that of the library, whoever calls it from wherever. */
    static <P> ProviderSearch<P> of(Class<P> service) {
        return of(service, service.getClassLoader());
    }

    static <P> ProviderSearch<P> of(Class<P> service, ClassLoader loader) {
        ProviderSearch<P> found = new ProviderSearch<>(new ArrayList<>(), new LinkedHashMap<>());
        Iterator<P> providers = ServiceLoader.load(service, loader).iterator();
        for (int failures = 0; failures < MOST_FAILURES; ) {
            try {
                if (!providers.hasNext()) break;
                found.providers.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                failures++;
                found.addUnreadable(e);
            }
        }
        return found;
    }

    private void addUnreadable(Throwable error) {
        Throwable cause =
                error instanceof ServiceConfigurationError && error.getCause() != null ? error.getCause() : error;
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        Matcher tooNew = TOO_NEW.matcher(message);
        if (!tooNew.matches()) {
            Matcher provider = PROVIDER.matcher(message);
            unreadable.put(provider.find() ? provider.group(1) : "a provider", "cannot be loaded: " + message);
            return;
        }
        int needed = Integer.parseInt(tooNew.group(2)) - FIRST_JAVA_CLASS_VERSION;
        unreadable.put(
                module(tooNew.group(1)),
                "needs Java " + needed + ", this is " + Runtime.version().feature());
    }

    /** io/github/gradgrad/tensor/panama/X is in the module tensor-panama; another's class is named by its package. */
    private static String module(String className) {
        String name = className.replace('/', '.');
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        String ours = "io.github.gradgrad.";
        return packageName.startsWith(ours)
                ? packageName.substring(ours.length()).replace('.', '-')
                : packageName;
    }
}
