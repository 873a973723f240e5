package io.strowger.cli;

import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiException;

/** Failures of TLS in this program's own words: the client's advice names methods, this names options. */
final class TlsAdvice {
    private static final String ADVICE = " (--ca-file FILE trusts a certificate authority of your own, --pin FILE one"
            + " certificate; the port for TLS is usually 5039, and 5038 is without)";

    private TlsAdvice() {}

    /** The failure of a connection with advice that fits; one that is not about TLS as it is. */
    static AmiException inOptions(AmiException failure, String address) {
        if (!(failure instanceof AmiConnectException connect) || connect.kind() != AmiConnectException.Kind.TLS) {
            return failure;
        }
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        String words = "no TLS connection to " + address + ": " + inWords(reason) + ADVICE;
        return new AmiConnectException(connect.kind(), words, failure);
    }

    private static String inWords(Throwable reason) {
        String message = String.valueOf(reason.getMessage()).replaceFirst("\\.$", "");
        if (message.contains("unrecognized SSL message")) {
            return "what answers there does not speak TLS";
        }
        if (message.contains("unable to find valid certification path")) {
            return "the server's certificate is signed by nobody who is trusted here";
        }
        if (message.startsWith("No subject alternative") || message.startsWith("No name matching")) {
            return "the server's certificate is for another host: " + message;
        }
        return message;
    }
}
