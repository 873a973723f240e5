package io.strowger.tests.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.catalog.check.CatalogCheck;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalog against what real servers say of themselves. */
@RealAsterisk
record RealCatalogTest(LabServer pbx) {
    /** What the lab's servers do not load: the modules want hardware or a driver, or another module stands in for them. */
    private static final List<String> NOT_LOADED = List.of("Meetme", "MWI", "SKINNY");

    @Test
    void theRunningServerHasNothingThatTheCatalogDoesNotKnow() throws IOException {
        CatalogCheck check = CatalogCheck.server(pbx.host(), pbx.port(), "admin", LabServer.secretOf("admin"));
        assertThat(check.differences()).as(String.join("\n", check.report())).isEmpty();
        assertThat(check.absent())
                .as("actions of the catalog that this server lacks")
                .filteredOn(line -> line.startsWith("action "))
                .allMatch(line -> NOT_LOADED.stream().anyMatch(module -> line.startsWith("action " + module)));
    }

    @Test
    void theInstalledDocumentationHasNothingThatTheCatalogDoesNotKnow() throws IOException {
        Path documentation = pbx.root().resolve("usr/share/asterisk/documentation/core-en_US.xml");
        CatalogCheck check = CatalogCheck.documentation(documentation, pbx.version());
        assertThat(check.differences()).as(String.join("\n", check.report())).isEmpty();
        assertThat(check.absent()).noneMatch(line -> line.startsWith("action "));
    }
}
