package io.strowger.simulator.internal.pbx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Computes {@code $[...]}: comparisons, sums, regular expressions, conditions. */
final class Expression {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|::|=~|~~|!=|<=|>=|==|&&|\\|\\||[-+*/%()|&=<>!?:]"
                    + "|[^\\s\"()|&=<>!?:+*/%~]+)");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    private Expression(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            tokens.add(text.substring(end).strip());
        }
    }

    /** The value; what cannot be understood is empty, as it is in Asterisk, which logs a warning. */
    static String evaluate(String text) {
        Expression expression = new Expression(text);
        if (expression.tokens.isEmpty()) {
            return "";
        }
        String value = expression.condition();
        return expression.at == expression.tokens.size() ? value : "";
    }

    /** True for what counts as true: neither empty nor zero. */
    static boolean isTrue(String value) {
        return !value.isEmpty() && !value.matches("[-+ ]?0+(\\.0*)?");
    }

    private String condition() {
        String value = or();
        if (take("?")) {
            String yes = condition();
            if (take("::") || take(":")) {
                String no = condition();
                return isTrue(value) ? yes : no;
            }
        }
        return value;
    }

    private String or() {
        String value = and();
        while (take("|") || take("||")) {
            String right = and();
            value = isTrue(value) ? value : isTrue(right) ? right : "0";
        }
        return value;
    }

    private String and() {
        String value = comparison();
        while (take("&") || take("&&")) {
            String right = comparison();
            value = isTrue(value) && isTrue(right) ? value : "0";
        }
        return value;
    }

    private String comparison() {
        String value = sum();
        while (true) {
            if (take("=") || take("==")) {
                value = flag(compare(value, sum()) == 0);
            } else if (take("!=")) {
                value = flag(compare(value, sum()) != 0);
            } else if (take("<=")) {
                value = flag(compare(value, sum()) <= 0);
            } else if (take(">=")) {
                value = flag(compare(value, sum()) >= 0);
            } else if (take("<")) {
                value = flag(compare(value, sum()) < 0);
            } else if (take(">")) {
                value = flag(compare(value, sum()) > 0);
            } else {
                return value;
            }
        }
    }

    private String sum() {
        String value = product();
        while (true) {
            if (take("+")) {
                value = number(decimal(value).add(decimal(product())));
            } else if (take("-")) {
                value = number(decimal(value).subtract(decimal(product())));
            } else {
                return value;
            }
        }
    }

    private String product() {
        String value = match();
        while (true) {
            if (take("*")) {
                value = number(decimal(value).multiply(decimal(match())));
            } else if (take("/")) {
                BigDecimal by = decimal(match());
                value = by.signum() == 0 ? "" : number(decimal(value).divide(by, MathContext.DECIMAL64));
            } else if (take("%")) {
                BigDecimal by = decimal(match());
                value = by.signum() == 0 ? "" : number(decimal(value).remainder(by));
            } else {
                return value;
            }
        }
    }

    private String match() {
        String value = single();
        while (true) {
            if (take("=~")) {
                value = matched(value, single(), false);
            } else if (take(":")) {
                value = matched(value, single(), true);
            } else if (take("~~")) {
                value = value + single();
            } else {
                return value;
            }
        }
    }

    private static String matched(String text, String expression, boolean atStart) {
        try {
            Matcher matcher = Pattern.compile(expression).matcher(text);
            boolean found = atStart ? matcher.lookingAt() : matcher.find();
            if (matcher.groupCount() > 0) {
                return found && matcher.group(1) != null ? matcher.group(1) : "";
            }
            return found ? Integer.toString(matcher.end() - matcher.start()) : "0";
        } catch (PatternSyntaxException e) {
            return "0";
        }
    }

    private String single() {
        if (take("!")) {
            return flag(!isTrue(single()));
        }
        if (take("-")) {
            return number(decimal(single()).negate());
        }
        if (take("(")) {
            String value = condition();
            take(")");
            return value;
        }
        if (at == tokens.size()) {
            return "";
        }
        String token = tokens.get(at++);
        boolean quoted = token.length() > 1 && token.startsWith("\"") && token.endsWith("\"");
        return quoted ? token.substring(1, token.length() - 1) : token;
    }

    private boolean take(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private static int compare(String left, String right) {
        return isNumber(left) && isNumber(right) ? decimal(left).compareTo(decimal(right)) : left.compareTo(right);
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?\\d+(\\.\\d*)?");
    }

    private static BigDecimal decimal(String text) {
        return isNumber(text) ? new BigDecimal(text.endsWith(".") ? text + "0" : text) : BigDecimal.ZERO;
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }
}
