package cn.linli.shared.sheets;

import java.util.List;

/**
 * A table for people to read.
 *
 * @param header a name for each column
 * @param rows texts, numbers and nulls, one for each column
 */
public record Sheet(String name, List<String> header, List<List<Object>> rows) {}
