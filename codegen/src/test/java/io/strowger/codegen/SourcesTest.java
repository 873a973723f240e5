package io.strowger.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import io.strowger.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path folder;

    @Test
    void generationIsDeterministic() {
        assertThat(new Sources(Messages.of(Catalog.load())).texts())
                .isEqualTo(new Sources(Messages.of(Catalog.load())).texts());
    }

    @Test
    void unchangedFilesAreLeftAloneAndStaleOnesDeleted() throws IOException {
        Sources sources = new Sources(List.of(Types.file(
                "a", TypeSpec.classBuilder(ClassName.get("a", "Kept")).build())));
        Path kept = folder.resolve("a/Kept.java");
        Path stale = folder.resolve("a/Stale.java");
        sources.writeTo(folder);
        FileTime old = FileTime.fromMillis(0);
        Files.setLastModifiedTime(kept, old);
        Files.writeString(stale, "");

        sources.writeTo(folder);

        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(old);
        assertThat(stale).doesNotExist();
    }
}
