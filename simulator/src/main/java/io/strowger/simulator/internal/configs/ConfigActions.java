package io.strowger.simulator.internal.configs;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** GetConfig, GetConfigJSON, UpdateConfig, CreateConfig and ListCategories. */
public final class ConfigActions implements Topic {
    private static final String NO_NAME = "Filename not specified";

    private final ConfigFiles files;
    private boolean olderThan18;

    /** Makes the actions on these files. */
    public ConfigActions(ConfigFiles files) {
        this.files = files;
    }

    @Override
    public void install(Switchboard pbx) {
        olderThan18 = !pbx.version().isAtLeast(18);
        ActionTable actions = pbx.actions();
        actions.add("GetConfig", (request, reply) -> {
            String missing = "Config file not found";
            file(request, reply, missing, file -> reply.success(lines -> getConfig(file, request, lines)));
        });
        actions.add(
                "GetConfigJSON",
                (request, reply) -> file(
                        request,
                        reply,
                        restricted(),
                        file -> reply.success(lines -> lines.add("JSON", ConfigJson.of(chosen(file, request))))));
        actions.add("ListCategories", (request, reply) -> {
            String missing = "Config file not found";
            file(request, reply, missing, file -> reply.success(lines -> categories(file, lines)));
        });
        actions.add("CreateConfig", this::createConfig);
        actions.add("UpdateConfig", (request, reply) -> updateConfig(pbx, request, reply));
    }

    private String restricted() {
        return "File requires escalated " + (olderThan18 ? "priveledges" : "privileges");
    }

    private void file(ActionRequest request, ActionReply reply, String missing, Consumer<ConfigFile> then) {
        String name = request.text("Filename");
        if (name.isEmpty()) {
            reply.error(NO_NAME);
            return;
        }
        ConfigFile file;
        try {
            file = files.read(name);
        } catch (ConfigFile.InvalidFormat e) {
            reply.error("Config file has invalid format");
            return;
        }
        if (file == null) {
            reply.error(missing);
        } else {
            then.accept(file);
        }
    }

    private static List<ConfigCategory> chosen(ConfigFile file, ActionRequest request) {
        String category = request.text("Category");
        String filter = request.text("Filter");
        List<ConfigCategory> chosen = new ArrayList<>();
        for (ConfigCategory each : file.categories()) {
            if ((category.isEmpty() || each.name().equals(category)) && each.passes(filter)) {
                chosen.add(each);
            }
        }
        return chosen;
    }

    private static void getConfig(ConfigFile file, ActionRequest request, Lines lines) {
        List<ConfigCategory> chosen = chosen(file, request);
        for (int i = 0; i < chosen.size(); i++) {
            ConfigCategory category = chosen.get(i);
            String number = number(i);
            lines.add("Category-" + number, category.name());
            if (category.isTemplate()) {
                lines.add("IsTemplate-" + number, 1);
            }
            if (!category.templates().isEmpty()) {
                lines.add("Templates-" + number, String.join(",", category.templates()));
            }
            for (int j = 0; j < category.lines().size(); j++) {
                ConfigCategory.Line line = category.lines().get(j);
                lines.add("Line-" + number + "-" + number(j), line.name() + "=" + line.value());
            }
        }
        if (chosen.isEmpty() && !request.text("Category").isEmpty()) {
            lines.line("No categories found");
        }
    }

    private static void categories(ConfigFile file, Lines lines) {
        int count = 0;
        for (ConfigCategory each : file.categories()) {
            if (!each.isTemplate()) {
                lines.add("Category-" + number(count++), each.name());
            }
        }
        if (count == 0) {
            lines.add("Error", "no categories found");
        }
    }

    private void createConfig(ActionRequest request, ActionReply reply) {
        String name = request.text("Filename");
        if (name.isEmpty()) {
            reply.error(olderThan18 ? "Is a directory" : NO_NAME);
        } else if (files.text(name) != null) {
            reply.error("File exists");
        } else {
            files.write(name, "");
            reply.success("New configuration file created successfully");
        }
    }

    private void updateConfig(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String source = request.text("SrcFilename");
        String destination = request.text("DstFilename");
        if (source.isEmpty() || destination.isEmpty()) {
            reply.error(NO_NAME);
            return;
        }
        ConfigFile file;
        try {
            file = files.read(source);
        } catch (ConfigFile.InvalidFormat e) {
            reply.error("Config file has invalid format");
            return;
        }
        if (file == null || files.text(destination) == null) {
            reply.error(restricted());
            return;
        }
        String trouble = new ConfigUpdate(file).apply(request);
        if (!trouble.isEmpty()) {
            reply.error(trouble);
            return;
        }
        files.write(destination, file.text());
        reply.success(lines -> {});
        reload(pbx, request.text("Reload"));
    }

    private static void reload(Switchboard pbx, String what) {
        if (what.isEmpty() || what.equalsIgnoreCase("no") || what.equalsIgnoreCase("false")) {
            return;
        }
        boolean all = what.equalsIgnoreCase("yes") || what.equalsIgnoreCase("true");
        pbx.events()
                .emit(
                        "Reload",
                        Classes.SYSTEM,
                        lines -> lines.add("Module", all ? "All" : what).add("Status", 0));
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }
}
