package io.strowger.simulator.internal.facade;

import io.strowger.simulator.internal.Topics;
import io.strowger.simulator.internal.dialplan.Applications;
import io.strowger.simulator.internal.dialplan.DialplanText;
import io.strowger.simulator.internal.dialplan.Extension;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.traffic.TrafficGenerator;
import io.strowger.simulator.pbx.Conference;
import io.strowger.simulator.pbx.Endpoint;
import io.strowger.simulator.pbx.Pbx;
import io.strowger.simulator.pbx.Queue;
import io.strowger.simulator.pbx.RunningTraffic;
import io.strowger.simulator.pbx.Scenario;
import io.strowger.simulator.pbx.Steps;
import io.strowger.simulator.pbx.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The PBX as its users see it: enters the world for each request. */
public final class PbxFacade implements Pbx {
    private static final String PJSIP = "PJSIP/";

    private final Switchboard pbx;
    private final Topics topics;
    private final Applications applications;
    private final Trunk trunk;

    /** Makes a view of a PBX; a lenient one takes dialplans with applications that it does not run. */
    public PbxFacade(Switchboard pbx, Topics topics, boolean isLenient) {
        this.pbx = pbx;
        this.topics = topics;
        this.trunk = new Trunk(pbx, topics.pjsip());
        this.applications = new Applications(name -> pbx.apps().find(name) != null, isLenient);
    }

    @Override
    public Endpoint endpoint(String name) {
        if (!name.startsWith(PJSIP) || name.length() == PJSIP.length()) {
            throw new IllegalArgumentException("an endpoint's name begins with PJSIP/: " + name);
        }
        String bare = name.substring(PJSIP.length());
        return pbx.world()
                .ask(() -> new EndpointFacade(
                        pbx,
                        topics.pjsip(),
                        topics.services().endpoints(),
                        topics.pjsip().phone(bare)));
    }

    @Override
    public Conference conference(String name) {
        return new ConferenceFacade(pbx, topics.services().conferences(), trunk, name);
    }

    @Override
    public Queue queue(String name) {
        return pbx.world().ask(() -> {
            topics.services().queues().configure(name, Map.of());
            return new QueueFacade(pbx, topics.services().queues(), trunk, name);
        });
    }

    @Override
    public Pbx dialplan(String text) {
        pbx.world().run(() -> {
            DialplanText.read(text, pbx.dialplan(), applications);
            pbx.values().globals().putAll(pbx.dialplan().globals());
        });
        return this;
    }

    @Override
    public Pbx file(String name, String text) {
        pbx.world().run(() -> topics.services().setup().write(name, text));
        return this;
    }

    @Override
    public Pbx extension(String context, String number, Consumer<Steps> steps) {
        Steps collected = new Steps();
        steps.accept(collected);
        pbx.world().run(() -> {
            collected.all().forEach(step -> applications.check(step.application(), "extension " + number));
            pbx.dialplan().context(context).remove(number);
            Extension extension = pbx.dialplan().context(context).extension(number);
            collected.all().forEach(step -> extension.step(step.application(), step.data()));
        });
        return this;
    }

    @Override
    public RunningTraffic traffic(Traffic traffic) {
        return pbx.world()
                .ask(() -> new TrafficFacade(pbx.world(), new TrafficGenerator(pbx, topics.pjsip(), traffic)));
    }

    @Override
    public Pbx play(Scenario scenario) {
        pbx.world().run(() -> {
            scenario.beginning().forEach(each -> each.accept(this));
            scenario.steps().forEach(step -> happen(step.at(), step, step.times()));
        });
        return this;
    }

    private void happen(Duration delay, Scenario.Step step, long times) {
        pbx.world().after(delay, () -> {
            step.what().accept(this);
            if (times > 1) {
                happen(step.period(), step, times == Scenario.FOR_EVER ? times : times - 1);
            }
        });
    }

    @Override
    public List<String> channels() {
        return pbx.world()
                .ask(() -> pbx.channels().all().stream().map(Channel::name).toList());
    }
}
