package io.strowger.simulator.internal.actions;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reload, ModuleCheck and ModuleLoad, over a list of the modules that this server pretends to have. */
public final class ModuleActions implements Topic {
    private static final List<String> MODULES = List.of(
            "app_confbridge.so",
            "app_dial.so",
            "app_echo.so",
            "app_playback.so",
            "app_queue.so",
            "app_userevent.so",
            "app_voicemail.so",
            "chan_pjsip.so",
            "func_callerid.so",
            "pbx_config.so",
            "res_agi.so",
            "res_parking.so",
            "res_pjsip.so");

    /** What the event Reload tells as its status. */
    private static final int DONE = 0;

    private static final int NOT_FOUND = 2;
    private static final int NOT_BUILT = 6;

    /** Parts of the core that can be loaded again by their names. */
    private static final Set<String> CORE = Set.of(
            "manager",
            "cdr",
            "cel",
            "dnsmgr",
            "extconfig",
            "enum",
            "acl",
            "http",
            "logger",
            "features",
            "dsp",
            "udptl",
            "indications",
            "plc");

    private static final Set<String> RELOADABLE = Set.of(
            "app_confbridge.so", "app_queue.so", "app_voicemail.so", "pbx_config.so", "res_parking.so", "res_pjsip.so");

    private final Set<String> loaded = new TreeSet<>(MODULES);

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("Reload", (request, reply) -> reload(pbx, request.text("Module"), reply));
        actions.add("ModuleCheck", (request, reply) -> check(request.text("Module"), reply));
        actions.add("ModuleLoad", (request, reply) -> load(pbx, request, reply));
    }

    private void reload(Switchboard pbx, String module, ActionReply reply) {
        tellReload(pbx, module);
        if (module.isEmpty() || CORE.contains(module) || loaded.contains(module) && RELOADABLE.contains(module)) {
            pbx.lifecycle().reloaded();
            reply.success("Module Reloaded");
        } else {
            reply.error(loaded.contains(module) ? "Module does not support reload" : "No such module");
        }
    }

    private void check(String module, ActionReply reply) {
        String file = module.endsWith(".so") ? module : module + ".so";
        if (loaded.contains(file) || CORE.contains(module)) {
            reply.success(lines -> lines.add("Version", ""));
        } else {
            reply.error("Module not loaded");
        }
    }

    /** Newer servers look for the module first, whatever is to be done with it. */
    private void load(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String type = request.text("LoadType").toLowerCase(Locale.ROOT);
        String module = request.text("Module");
        boolean isNew = pbx.version().isAtLeast(20);
        if (type.isEmpty() && module.isEmpty()) {
            reply.error("Incomplete ModuleLoad action.");
        }
        if (module.isEmpty() && !type.equals("reload")) {
            reply.error("Need module name");
            reply.error(type.equals("load") ? "Could not load module." : "Incomplete ModuleLoad action.");
            return;
        }
        if (isNew && !module.isEmpty() && !MODULES.contains(module)) {
            reply.error("Module not found.");
            return;
        }
        switch (type) {
            case "load" -> answer(pbx, reply, MODULES.contains(module) && loaded.add(module), module, "load");
            case "unload" -> answer(pbx, reply, loaded.remove(module), module, "unload");
            case "reload" -> loadAgain(pbx, module, reply);
            case "refresh" -> {
                if (isNew) {
                    loaded.add(module);
                    reply.success("Module unloaded and loaded.");
                } else {
                    reply.error("Incomplete ModuleLoad action.");
                }
            }
            default -> reply.error("Incomplete ModuleLoad action.");
        }
    }

    private void loadAgain(Switchboard pbx, String module, ActionReply reply) {
        tellReload(pbx, module);
        if (module.isEmpty()) {
            pbx.lifecycle().reloaded();
            reply.success("All modules reloaded");
        } else if (CORE.contains(module) || RELOADABLE.contains(module) && loaded.contains(module)) {
            pbx.lifecycle().reloaded();
            reply.success("Module reloaded.");
        } else {
            reply.error(loaded.contains(module) ? "Module does not support reload action." : "No such module.");
        }
    }

    private void tellReload(Switchboard pbx, String module) {
        boolean isKnown = module.isEmpty() || CORE.contains(module) || loaded.contains(module);
        boolean isReloadable = module.isEmpty() || CORE.contains(module) || RELOADABLE.contains(module);
        int status = !isKnown ? NOT_FOUND : isReloadable ? DONE : NOT_BUILT;
        pbx.events()
                .emit(
                        "Reload",
                        Classes.SYSTEM,
                        lines -> lines.add("Module", module.isEmpty() ? "All" : module)
                                .add("Status", status));
    }

    private static void answer(Switchboard pbx, ActionReply reply, boolean done, String module, String verb) {
        if (done) {
            String event = verb.equals("load") ? "Load" : "Unload";
            pbx.events()
                    .emit(
                            event,
                            Classes.SYSTEM,
                            lines -> lines.add("Module", module).add("Status", "Success"));
            reply.success("Module " + verb + "ed.");
        } else {
            reply.error("Could not " + verb + " module.");
        }
    }
}
