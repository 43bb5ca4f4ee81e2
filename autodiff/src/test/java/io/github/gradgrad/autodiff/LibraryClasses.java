package io.github.gradgrad.autodiff;

import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of the library as they were compiled, without those of its tests. */
final class LibraryClasses {
    private LibraryClasses() {}

    /** All that lives where {@link Op} lives. */
    static JavaClasses load() {
        return new ClassFileImporter()
                .importUrl(requireNonNull(Op.class.getProtectionDomain().getCodeSource())
                        .getLocation());
    }
}
