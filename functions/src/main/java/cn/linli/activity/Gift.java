package cn.linli.activity;

/**
 * Something that people get for coming, each once: a gift, a prize, a handout.
 *
 * @param id a slug
 * @param quantity how many there are
 */
public record Gift(String id, String name, int quantity) {}
