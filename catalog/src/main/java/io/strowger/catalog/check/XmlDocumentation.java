package io.strowger.catalog.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads {@code core-en_US.xml}, the documentation that is installed with Asterisk.
 *
 * <p>It documents modules that a server may not have loaded, and says nothing of the classes of actions.
 */
final class XmlDocumentation {
    private static final List<String> CHANNEL = List.of(
            "Channel",
            "ChannelState",
            "ChannelStateDesc",
            "CallerIDNum",
            "CallerIDName",
            "ConnectedLineNum",
            "ConnectedLineName",
            "Language",
            "AccountCode",
            "Context",
            "Exten",
            "Priority",
            "Uniqueid",
            "Linkedid");
    private static final List<String> BRIDGE = List.of(
            "BridgeUniqueid",
            "BridgeType",
            "BridgeTechnology",
            "BridgeCreator",
            "BridgeName",
            "BridgeNumChannels",
            "BridgeVideoSourceMode");

    private final Document document;
    private final XPath xpath = XPathFactory.newInstance().newXPath();

    private XmlDocumentation(Document document) {
        this.document = document;
    }

    /** Reads the file. */
    static Told read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(file.toFile());
            return new XmlDocumentation(document).told(file.toString());
        } catch (ParserConfigurationException | SAXException | XPathExpressionException e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Told told(String source) throws XPathExpressionException {
        Map<String, Told.Action> actions = new LinkedHashMap<>();
        for (Element manager : children(document.getDocumentElement(), "manager")) {
            Map<String, Boolean> parameters = new LinkedHashMap<>();
            for (Element syntax : children(manager, "syntax")) {
                for (Element parameter : expanded(syntax)) {
                    if (parameter.getLocalName().equals("parameter")) {
                        parameters.put(parameter.getAttribute("name"), isRequired(parameter));
                    }
                }
            }
            String name = manager.getAttribute("name");
            actions.putIfAbsent(name, new Told.Action(name, null, parameters));
        }
        Map<String, Told.Event> events = new LinkedHashMap<>();
        for (Element event : children(document.getDocumentElement(), "managerEvent")) {
            String name = event.getAttribute("name");
            Set<String> fields = new LinkedHashSet<>();
            Set<String> classes = new LinkedHashSet<>();
            Told.Event before = events.get(name);
            if (before != null) {
                fields.addAll(before.fields());
                classes.addAll(before.classes() == null ? Set.of() : before.classes());
            }
            for (Element instance : children(event, "managerEventInstance")) {
                classes.addAll(classes(instance.getAttribute("class")));
                for (Element syntax : children(instance, "syntax")) {
                    fields.addAll(fields(syntax));
                }
            }
            events.put(name, new Told.Event(name, classes, fields));
        }
        return new Told(source, actions, events);
    }

    private static boolean isRequired(Element parameter) {
        return List.of("true", "yes").contains(parameter.getAttribute("required"));
    }

    private static Set<String> classes(String flags) {
        return Arrays.stream(flags.split("[|,\\s]+"))
                .map(flag -> flag.replace("EVENT_FLAG_", "").toLowerCase(Locale.ROOT))
                .filter(flag -> !flag.isEmpty())
                .collect(Collectors.toSet());
    }

    private List<String> fields(Element syntax) throws XPathExpressionException {
        List<String> fields = new ArrayList<>();
        for (Element each : expanded(syntax)) {
            String prefix = each.getAttribute("prefix");
            switch (each.getLocalName()) {
                case "parameter" -> fields.add(each.getAttribute("name"));
                case "channel_snapshot" -> CHANNEL.forEach(field -> fields.add(prefix + field));
                case "bridge_snapshot" -> BRIDGE.forEach(field -> fields.add(prefix + field));
                default -> {} // words for the reader
            }
        }
        return fields;
    }

    /** The elements within one, with inclusions of other parts of the document put in their place. */
    private List<Element> expanded(Element parent) throws XPathExpressionException {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                if (element.getLocalName().equals("include")) {
                    for (Element target : included(element.getAttribute("xpointer"))) {
                        elements.addAll(target.getLocalName().equals("syntax") ? expanded(target) : List.of(target));
                    }
                } else {
                    elements.add(element);
                }
            }
        }
        return elements;
    }

    private List<Element> included(String pointer) throws XPathExpressionException {
        String expression = pointer.replaceFirst("^xpointer\\((.*)\\)$", "$1");
        NodeList found = (NodeList) xpath.evaluate(expression, document, XPathConstants.NODESET);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            if (found.item(i) instanceof Element element) {
                if (element.getLocalName().equals("include")) {
                    elements.addAll(included(element.getAttribute("xpointer")));
                } else {
                    elements.add(element);
                }
            }
        }
        return elements;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }
}
