package io.strowger.catalog.check;

import io.strowger.catalog.Catalog;
import io.strowger.catalog.EventFact;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares the catalog with an Asterisk and reports what differs, for a person to review.
 *
 * <p>See {@code catalog/README.md}. The exit status is 0 where nothing new was found, 1 where something differs, 2 where the
 * command was wrong or the server could not be asked.
 */
public final class CatalogCheck {
    private static final String USAGE = """
            usage: catalog-check --documentation FILE --version MAJOR   reads an installed core-en_US.xml
                   catalog-check --server HOST:PORT [--user USER]       asks a running server (secret: STROWGER_SECRET)
            """;
    private static final Pattern VERSION = Pattern.compile("AsteriskVersion: \\D*(\\d+).*");

    private final Catalog catalog = Catalog.load();
    private final KnownDifferences known = KnownDifferences.load();
    private final List<Difference> unknown = new ArrayList<>();
    private final List<Difference> absent = new ArrayList<>();
    private final List<String> report = new ArrayList<>();

    private CatalogCheck() {}

    /** Reads the documentation that is installed with an Asterisk of the given major version, and compares. */
    public static CatalogCheck documentation(Path file, int major) throws IOException {
        CatalogCheck check = new CatalogCheck();
        check.compare(XmlDocumentation.read(file), major);
        return check;
    }

    /** Asks a running server, and compares. */
    public static CatalogCheck server(String host, int port, String user, String secret) throws IOException {
        CatalogCheck check = new CatalogCheck();
        try (AmiConsole console = AmiConsole.login(host, port, user, secret)) {
            int major = console.action("CoreSettings").stream()
                    .map(VERSION::matcher)
                    .filter(Matcher::matches)
                    .map(version -> Integer.parseInt(version.group(1)))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the server does not tell its version"));
            List<String> events =
                    check.catalog.events().stream().map(EventFact::name).toList();
            check.compare(RunningServer.ask(console, host + ":" + port, events), major);
        }
        return check;
    }

    /** What differs and is not in the list of known differences; empty when all is well. */
    public List<String> differences() {
        return unknown.stream().map(Difference::toString).toList();
    }

    /** What the catalog has for this version and the server does not. */
    public List<String> absent() {
        return absent.stream().map(Difference::toString).toList();
    }

    /** The report for a person. */
    public List<String> report() {
        return Collections.unmodifiableList(report);
    }

    private void compare(Told told, int major) {
        int branch = Comparison.surveyed(major);
        Comparison comparison = Comparison.of(catalog, major, told);
        Map<Difference, String> reasons = new TreeMap<>();
        for (Difference difference : comparison.differences()) {
            String reason = known.reason(difference);
            if (reason == null) {
                unknown.add(difference);
            } else {
                reasons.put(difference, reason);
            }
        }
        absent.addAll(comparison.absent());
        report.add("Asterisk " + major + " (" + told.source() + "): "
                + told.actions().size() + " actions, " + told.events().size()
                + " events, compared with the catalog for Asterisk " + branch);
        report.add("differences: " + unknown.size());
        unknown.forEach(each -> report.add("  " + each));
        report.add("known differences: " + reasons.size());
        reasons.forEach((difference, reason) -> report.add("  " + difference + " (" + reason + ")"));
        report.add("in the catalog, not here: " + absent.size());
        absent.forEach(each -> report.add("  " + each));
    }

    /** Runs the check from the command line. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        try {
            CatalogCheck check = check(options, environment);
            if (check == null) {
                err.print(USAGE);
                return 2;
            }
            check.report().forEach(out::println);
            return check.differences().isEmpty() ? 0 : 1;
        } catch (IOException | NumberFormatException e) {
            err.println("catalog-check: " + e.getMessage());
            return 2;
        }
    }

    private static @Nullable CatalogCheck check(Map<String, String> options, Map<String, String> environment)
            throws IOException {
        String documentation = options.get("--documentation");
        String version = options.get("--version");
        if (documentation != null && version != null) {
            Path file = Path.of(documentation);
            if (!Files.isReadable(file)) {
                throw new IOException("no such file: " + file);
            }
            return documentation(file, Integer.parseInt(version));
        }
        String server = options.get("--server");
        if (server == null || !server.contains(":")) {
            return null;
        }
        int colon = server.lastIndexOf(':');
        return server(
                server.substring(0, colon),
                Integer.parseInt(server.substring(colon + 1)),
                options.getOrDefault("--user", "admin"),
                environment.getOrDefault("STROWGER_SECRET", ""));
    }
}
