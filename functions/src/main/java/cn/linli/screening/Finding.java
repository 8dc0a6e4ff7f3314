package cn.linli.screening;

/**
 * Something that speaks against showing a matter, for people to read.
 *
 * @param rule {@code base/…} and {@code community/…} for our own, {@code wechat/…} with its label
 * @param topic of the rule
 * @param pointer the text by its JSON pointer, {@code /pictures/<n>}, or empty for the whole matter
 * @param words as they stand in the text, or empty
 * @param explanation a sentence
 */
public record Finding(
    String rule, String topic, Action action, String pointer, String words, String explanation) {}
