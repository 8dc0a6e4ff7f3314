package cn.linli.shared.http;

/**
 * Bare words as the answer of an operation, for vendors that want to hear no JSON.
 *
 * @param text never personal data
 */
public record PlainText(String text) {}
