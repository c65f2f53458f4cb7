package org.reptorch.torch.io;

/** Names from files, made fit for a message: what a file calls its tensors may be anything. */
final class Quote {

    private static final int LONGEST = 100;

    private Quote() {
    }

    /** Returns the text in single quotes, on one line, cut after 100 characters. */
    static String of(String text) {
        var quoted = new StringBuilder("'");
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'").toString();
    }
}
