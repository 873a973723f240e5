package io.strowger.simulator.internal.ami;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * From where a user may come: the last rule that fits an address decides, and who fits none may come.
 *
 * @param rules the rules in the order of the configuration
 */
public record Acl(List<Rule> rules) {
    /** Lets everybody in. */
    public static final Acl OPEN = new Acl(List.of());

    /** Makes a list that cannot be modified. */
    public Acl {
        rules = List.copyOf(rules);
    }

    /** One line {@code permit} or {@code deny}. */
    public static final class Rule {
        private final boolean permits;
        private final byte[] network;
        private final byte[] mask;

        private Rule(boolean permits, byte[] network, byte[] mask) {
            this.permits = permits;
            this.network = network;
            this.mask = mask;
        }

        /**
         * Reads a network such as {@code 10.0.0.0/8}, {@code 10.0.0.0/255.0.0.0} or {@code ::1}.
         *
         * @throws IllegalArgumentException where it is none
         */
        public static Rule of(boolean permits, String network) {
            String[] parts = network.split("/", -1);
            byte[] address = address(parts[0], network);
            byte[] mask;
            if (parts.length == 1) {
                mask = bits(address.length, address.length * 8, network);
            } else if (parts[1].matches("\\d{1,3}")) {
                mask = bits(address.length, Integer.parseInt(parts[1]), network);
            } else {
                mask = address(parts[1], network);
            }
            if (mask.length != address.length || parts.length > 2) {
                throw noNetwork(network);
            }
            return new Rule(permits, address, mask);
        }

        private boolean fits(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int i = 0; i < address.length; i++) {
                if (((address[i] ^ network[i]) & mask[i]) != 0) {
                    return false;
                }
            }
            return true;
        }

        private static byte[] bits(int length, int ones, String network) {
            if (ones > length * 8) {
                throw noNetwork(network);
            }
            byte[] mask = new byte[length];
            for (int i = 0; i < ones; i++) {
                mask[i / 8] |= (byte) (0x80 >> i % 8);
            }
            return mask;
        }

        private static byte[] address(String text, String network) {
            if (!text.matches("[0-9a-fA-F:.]+")) {
                throw noNetwork(network);
            }
            try {
                return InetAddress.getByName(text).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("no network: " + network, e);
            }
        }

        private static IllegalArgumentException noNetwork(String network) {
            return new IllegalArgumentException("no network such as 10.0.0.0/8 or 10.0.0.0/255.0.0.0: " + network);
        }
    }

    /** True where who comes from that address may log in. */
    public boolean lets(InetAddress from) {
        byte[] address = from.getAddress();
        boolean lets = true;
        for (Rule rule : rules) {
            if (rule.fits(address)) {
                lets = rule.permits;
            }
        }
        return lets;
    }
}
