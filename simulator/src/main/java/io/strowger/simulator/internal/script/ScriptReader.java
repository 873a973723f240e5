package io.strowger.simulator.internal.script;

import io.strowger.simulator.internal.dialplan.Applications;
import io.strowger.simulator.internal.dialplan.Dialplan;
import io.strowger.simulator.internal.dialplan.DialplanText;
import io.strowger.simulator.pbx.Pbx;
import io.strowger.simulator.pbx.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the script form of a scenario, which docs/simulator.md describes. */
public final class ScriptReader {
    /** So many lines may a script have, with those that loops make. */
    private static final int MOST_LINES = 100_000;

    private static final Pattern DIALPLAN = Pattern.compile("\\[.*|(exten|same|include)\\s*=.*");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

    private final List<Line> lines;
    private final Scenario.Builder scenario;
    private final StringBuilder dialplan = new StringBuilder();
    private int dialplanLine = 1;

    /** A line with its number in the script. */
    private record Line(int number, String text) {
        String firstWord() {
            return text.split("\\s", 2)[0];
        }
    }

    private ScriptReader(List<Line> lines) {
        this.lines = lines;
        this.scenario = Scenario.builder();
    }

    /**
     * Reads a script.
     *
     * @throws IllegalArgumentException where it cannot be understood; the message has the number of the line
     */
    public static Scenario read(String script) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : script.split("\n", -1)) {
            number++;
            String bare = line.strip();
            if (!bare.isEmpty() && bare.charAt(0) != '#' && bare.charAt(0) != ';') {
                lines.add(new Line(number, bare));
            }
        }
        return new ScriptReader(unrolled(lines)).scenario(true);
    }

    /** Writes the loops {@code for} out. */
    private static List<Line> unrolled(List<Line> lines) {
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.firstWord().equals("for")) {
                int end = end(lines, i);
                List<Line> body = lines.subList(i + 1, end);
                inLine(line, () -> loop(line, body, all));
                i = end;
            } else {
                all.add(line);
            }
            if (all.size() > MOST_LINES) {
                throw new IllegalArgumentException(
                        "line " + line.number() + ": with its loops the script has more than " + MOST_LINES + " lines");
            }
        }
        return all;
    }

    private static void loop(Line line, List<Line> body, List<Line> into) {
        Words words = new Words(line.text());
        words.expect("for");
        String name = words.take("a name");
        words.expect("in");
        String range = words.take("a range such as 1..5");
        words.end();
        String[] ends = range.split("\\.\\.", -1);
        if (!NAME.matcher(name).matches()
                || ends.length != 2
                || !ends[0].matches("\\d{1,6}")
                || !ends[1].matches("\\d{1,6}")) {
            throw new IllegalArgumentException("a loop is written as: for n in 1..5");
        }
        for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[1]) && into.size() <= MOST_LINES; i++) {
            String value = Integer.toString(i);
            List<Line> round = new ArrayList<>();
            body.forEach(each -> round.add(new Line(each.number(), each.text().replace("$" + name, value))));
            into.addAll(unrolled(round));
        }
    }

    /** The index of the {@code end} that belongs to a loop. */
    private static int end(List<Line> lines, int loop) {
        int depth = 0;
        for (int i = loop; i < lines.size(); i++) {
            switch (lines.get(i).firstWord()) {
                case "for", "repeat" -> depth++;
                case "end" -> {
                    if (--depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("line " + lines.get(loop).number() + ": this loop has no end");
    }

    private Scenario scenario(boolean outermost) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.firstWord().equals("repeat")) {
                int end = end(lines, i);
                List<Line> body = lines.subList(i + 1, end);
                inLine(line, () -> repeat(new Words(line.text()), body));
                i = end;
            } else if (DIALPLAN.matcher(line.text()).matches()) {
                dialplan(line, outermost);
            } else {
                inLine(line, () -> read(line));
            }
        }
        if (!dialplan.isEmpty()) {
            String text = dialplan.toString();
            // Only to find what is wrong before anything happens; what this PBX does not run is found when it gets it.
            DialplanText.read(text, new Dialplan(), Applications.ofAsterisk());
            scenario.begin(pbx -> pbx.dialplan(text));
        }
        return scenario.build();
    }

    /** Collects the dialplan with as many line ends before each line as in the script, so that errors name the right one. */
    private void dialplan(Line line, boolean outermost) {
        if (!outermost) {
            throw new IllegalArgumentException(
                    "line " + line.number() + ": the dialplan stands outside of loops that repeat");
        }
        for (; dialplanLine < line.number(); dialplanLine++) {
            dialplan.append('\n');
        }
        dialplan.append(line.text()).append('\n');
        dialplanLine++;
    }

    private static void inLine(Line line, Runnable work) {
        try {
            work.run();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(
                    message.startsWith("line ")
                            ? message
                            : "line " + line.number() + ": " + message + ": " + line.text(),
                    e);
        }
    }

    private void repeat(Words words, List<Line> body) {
        words.expect("repeat");
        long times = times(words);
        words.expect("every");
        Duration period = words.duration();
        words.end();
        Scenario round = new ScriptReader(body).scenario(false);
        scenario.every(Duration.ZERO, period, times, pbx -> pbx.play(round));
    }

    private static long times(Words words) {
        if (words.peek().isEmpty() || !Character.isDigit(words.peek().charAt(0))) {
            return Scenario.FOR_EVER;
        }
        long times = words.count();
        words.expect("times");
        return times;
    }

    private void read(Line line) {
        Words words = new Words(line.text());
        if (words.takeIf("end")) {
            throw new IllegalArgumentException("there is no loop that could end here");
        } else if (words.takeIf("at")) {
            Duration time = words.duration();
            Consumer<Pbx> what = Deeds.read(words);
            scenario.at(time, pbx -> inLine(line, () -> what.accept(pbx)));
        } else if (words.takeIf("every")) {
            Duration period = words.duration();
            long times = times(words);
            Consumer<Pbx> what = Deeds.read(words);
            scenario.every(period, times, pbx -> inLine(line, () -> what.accept(pbx)));
        } else {
            Consumer<Pbx> what = Furniture.isBegun(words) ? Furniture.read(words) : Deeds.read(words);
            scenario.begin(pbx -> inLine(line, () -> what.accept(pbx)));
        }
        words.end();
    }
}
