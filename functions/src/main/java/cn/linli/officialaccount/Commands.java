package cn.linli.officialaccount;

import cn.linli.officialaccount.Reply.Kind;
import cn.linli.officialaccount.Reply.Match;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the operations take. */
final class Commands {
  private static final int MOST_BYTES = 2000;

  private Commands() {}

  /** An operation that takes nothing. */
  record Nothing() {}

  /** A page of a list. */
  record Page(Integer limit, String cursor) {}

  /** A reply. */
  record OfReply(String reply) {
    OfReply {
      CommunityId.slug(reply);
    }
  }

  /** What a reply shall be. */
  record PutReply(
      String reply, String kind, String match, List<String> words, String text, int revision) {
    PutReply {
      CommunityId.slug(reply);
      words = words == null ? List.of() : words.stream().map(String::strip).toList();
      text = text.strip();
      boolean isWords = kind.equals(Kind.WORDS.toString());
      boolean isFixed =
          kind.equals(Kind.FOLLOW.toString()) || kind.equals(Kind.OTHERWISE.toString());
      boolean isTaken =
          reply.equals(Kind.FOLLOW.toString()) || reply.equals(Kind.OTHERWISE.toString());
      Fault.checks()
          .in(isFixed ? reply.equals(kind) : !isTaken, "reply", "is named as what it replies to")
          .that(isWords == (match != null), "/match", "belongs to words, and to nothing else")
          .that(isWords != words.isEmpty(), "/words", "belong to words, and to nothing else")
          .that(
              words.stream().noneMatch(word -> Reply.plain(word).isEmpty()),
              "/words",
              "has one without letters")
          .that(!text.isEmpty(), "/text", "has no letters")
          // WeChat counts bytes (2048).
          .that(
              text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES,
              "/text",
              "is longer than " + MOST_BYTES + " bytes in UTF-8")
          .orRefuse();
    }

    Reply asReply() {
      return new Reply(
          reply, Kind.of(kind), match == null ? null : Match.of(match), words, text, revision + 1);
    }
  }

  /** A page to sign for. */
  record SignPage(String url) {}

  /** Which difference somebody saw. */
  record Publish(String digest) {}
}
