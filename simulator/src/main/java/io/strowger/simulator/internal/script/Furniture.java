package io.strowger.simulator.internal.script;

import io.strowger.simulator.pbx.Endpoint;
import io.strowger.simulator.pbx.Pbx;
import io.strowger.simulator.pbx.Queue;
import io.strowger.simulator.pbx.Traffic;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what a PBX is furnished with: phones, queues, conferences, traffic. */
final class Furniture {
    private static final Set<String> BEGINNINGS = Set.of("endpoint", "queue", "conference", "traffic");

    private Furniture() {}

    static boolean isBegun(Words words) {
        return BEGINNINGS.contains(words.peek());
    }

    static Consumer<Pbx> read(Words words) {
        return switch (words.take("a word")) {
            case "endpoint" -> endpoint(words);
            case "queue" -> queue(words);
            case "conference" -> conference(words);
            default -> traffic(words);
        };
    }

    private static Consumer<Pbx> endpoint(Words words) {
        String name = Deeds.endpoint(words.take("a name"));
        Consumer<Endpoint> all = phone -> {};
        String callerName = words.quoted();
        String number = words.bracketed();
        if (callerName != null || number != null) {
            String shown = callerName == null ? "" : callerName;
            String digits = number == null ? "" : number;
            all = all.andThen(phone -> phone.callerId(shown, digits));
        }
        while (words.hasMore()) {
            if (words.takeIf("context")) {
                String context = words.take("a context");
                all = all.andThen(phone -> phone.context(context));
            } else {
                Consumer<Endpoint> behaviour = Deeds.behaviour(words);
                if (behaviour == null) {
                    words.end();
                } else {
                    all = all.andThen(behaviour);
                }
            }
        }
        Consumer<Endpoint> settings = all;
        return pbx -> settings.accept(pbx.endpoint(name));
    }

    private static Consumer<Pbx> queue(Words words) {
        String name = words.take("a name");
        Consumer<Queue> all = queue -> {};
        while (words.hasMore()) {
            String word = words.take("a setting");
            if (word.equals("members")) {
                all = all.andThen(members(words));
            } else {
                String value = words.take("the value of " + word);
                all = all.andThen(queue -> queue.set(word, value));
            }
        }
        Consumer<Queue> settings = all;
        return pbx -> settings.accept(pbx.queue(name));
    }

    /** All words that follow are members, each with a penalty perhaps: {@code alice bob:1}. */
    private static Consumer<Queue> members(Words words) {
        Consumer<Queue> all = queue -> {};
        do {
            String[] member = words.take("a member").split(":", 2);
            if (member.length == 2 && !member[1].matches("\\d{1,6}")) {
                throw new IllegalArgumentException("'" + member[1] + "' is no penalty");
            }
            int penalty = member.length == 2 ? Integer.parseInt(member[1]) : 0;
            String device = Deeds.endpoint(member[0]);
            all = all.andThen(queue -> queue.member(device, penalty));
        } while (words.hasMore());
        return all;
    }

    private static Consumer<Pbx> conference(Words words) {
        String number = words.take("the number to call");
        String room = words.hasMore() ? words.take("the room's name") : number;
        return pbx -> pbx.extension(
                number, steps -> steps.answer().run("ConfBridge", room).hangup());
    }

    private static Consumer<Pbx> traffic(Words words) {
        Traffic.Builder traffic = Traffic.builder().callsPerSecond(words.number());
        words.expect("calls");
        words.expect("per");
        words.expect("second");
        while (words.hasMore()) {
            setting(words, traffic);
        }
        Traffic made = traffic.build();
        return pbx -> pbx.traffic(made);
    }

    private static void setting(Words words, Traffic.Builder traffic) {
        if (words.takeIf("no", "answer")) {
            traffic.noAnswer(words.number());
            return;
        }
        String word = words.take("a setting");
        switch (word) {
            case "talk" -> traffic.talkTime(words.duration());
            case "ring" -> traffic.ringTime(words.duration());
            case "patience" -> traffic.patience(words.duration());
            case "answered" -> traffic.answered(words.number());
            case "busy" -> traffic.busy(words.number());
            case "seed" -> traffic.seed(words.count());
            case "most" -> traffic.mostCalls(Math.toIntExact(Math.min(Integer.MAX_VALUE, words.count())));
            case "queues" -> {
                traffic.queues(words.take("names").split(","));
                if (words.peek().endsWith("%")) {
                    traffic.queueShare(words.number());
                }
            }
            case "to" -> {
                String[] extensions = words.take("extensions").split(",");
                traffic.extensions(words.takeIf("in") ? words.take("a context") : "default", extensions);
            }
            default ->
                throw new IllegalArgumentException(
                        "traffic has talk, ring, patience, answered, busy, no answer, queues," + " to, most and seed; '"
                                + word + "' is not understood");
        }
    }
}
