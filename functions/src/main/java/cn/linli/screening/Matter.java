package cn.linli.screening;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One version of what somebody submits.
 *
 * @param subject names it for ever, as {@code activity/<id>/<n>}: ids only
 * @param author who submitted it, as WeChat has to know them
 * @param texts by JSON pointer
 * @param pictures clean uploads
 */
public record Matter(
    CommunityId community,
    String subject,
    PersonId author,
    Map<String, String> texts,
    List<UUID> pictures) {
  private static final Pattern SUBJECT =
      Pattern.compile("[a-z][a-z-]{0,31}(?:/[A-Za-z0-9-]{1,40}){1,3}");
  private static final int MOST_TEXTS = 50;
  private static final int MOST_CHARACTERS = 60_000;
  private static final int MOST_PICTURES = 30;

  /** Callers have checked what people send: what does not fit here is a fault of theirs. */
  public Matter {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    pictures = List.copyOf(pictures);
    require(SUBJECT.matcher(subject).matches(), "its subject is not made of ids");
    require(texts.size() <= MOST_TEXTS, "it has too many texts");
    require(
        texts.values().stream().mapToInt(String::length).sum() <= MOST_CHARACTERS,
        "it is too long");
    require(pictures.size() <= MOST_PICTURES, "it has too many pictures");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("no matter to screen: " + otherwise);
    }
  }

  /** The same for the same content, and of no use to whoever looks for the content. */
  String digest() {
    try {
      var content = Json.text(List.of(texts, pictures)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Without its words. */
  @Override
  public String toString() {
    return subject;
  }
}
