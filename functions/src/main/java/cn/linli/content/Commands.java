package cn.linli.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.http.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** What people ask of columns and posts. */
final class Commands {
  private static final int MOST_BYTES = 58 * 1024;
  private static final int MOST_PICTURES = 30;
  private static final int MOST_VIDEOS = 2;

  /** As many as sixty-four characters of Chinese have: what a page costs hangs on it. */
  static final int MOST_TITLE_BYTES = 192;

  private Commands() {}

  /** A community by itself. */
  record OfCommunity(CommunityId community) {}

  /** The columns to show, in their order. */
  record PutColumns(CommunityId community, List<Shelf.Entry> columns, int revision) {
    PutColumns {
      Fault.checks().that(Shelf.isFit(columns), "/columns", "has a column twice").orRefuse();
    }

    Shelf asShelf() {
      return new Shelf(community, columns, revision + 1);
    }
  }

  /** A page of what everybody may read. */
  record ListPosts(CommunityId community, Column column, String cursor) {}

  /** A post by its id. */
  record OfPost(CommunityId community, UUID post) {
    Post.Key key() {
      return new Post.Key(community, post);
    }
  }

  /** A version of a post. */
  record OfVersion(CommunityId community, UUID post, int version) {
    Post.Key key() {
      return new Post.Key(community, post);
    }
  }

  /** A page of posts on their way. */
  record ListDrafts(CommunityId community, Stage stage, Integer limit, String cursor) {}

  /** A version to save. */
  record SavePost(
      CommunityId community,
      UUID post,
      Column column,
      Reach reach,
      String title,
      String body,
      int revision) {
    SavePost {
      title = title.strip();
    }

    Post.Key key() {
      return new Post.Key(community, post);
    }

    /** What tells it from all others about this post. */
    String hash() {
      var all = Json.text(List.of(column, reach, title, body, revision));
      try {
        var digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    /** What is left of the body when it is clean; refuses what is too much or nothing. */
    RichText clean() {
      var clean = RichText.of(body);
      Fault.checks()
          .that(!title.isEmpty(), "/title", "is empty")
          .that(
              title.getBytes(UTF_8).length <= MOST_TITLE_BYTES,
              "/title",
              "has at most %d bytes".formatted(MOST_TITLE_BYTES))
          .that(!clean.isEmpty(), "/body", "has nothing in it that can be shown")
          .that(
              clean.bytes() <= MOST_BYTES,
              "/body",
              "has at most %d bytes when it is clean".formatted(MOST_BYTES))
          .that(clean.pictures().size() <= MOST_PICTURES, "/body", "has more than 30 pictures")
          .that(clean.videos().size() <= MOST_VIDEOS, "/body", "has more than two videos")
          .orRefuse();
      return clean;
    }
  }

  /**
   * A version to hand in.
   *
   * @param publishAt when it is to be public, or null for as soon as it is approved
   */
  record SubmitPost(CommunityId community, UUID post, Instant publishAt, int revision) {
    Post.Key key() {
      return new Post.Key(community, post);
    }

    /** What tells it from all others about this post. */
    String asText() {
      return publishAt == null ? "" + revision : revision + " " + publishAt;
    }
  }

  /** What a reviewer makes of a version, as they saw it. */
  record ReviewPost(
      CommunityId community, UUID post, String decision, String reason, int revision) {
    ReviewPost {
      Fault.checks()
          .that(approves(decision) || reason != null, "/reason", "is needed to return it")
          .orRefuse();
    }

    private static boolean approves(String decision) {
      return decision.equals("approve");
    }

    boolean approves() {
      return approves(decision);
    }

    Post.Key key() {
      return new Post.Key(community, post);
    }
  }

  /** A post that goes, and why. */
  record WithdrawPost(CommunityId community, UUID post, String reason) {
    Post.Key key() {
      return new Post.Key(community, post);
    }
  }

  /**
   * A post that stands before all others, or does no more.
   *
   * @param until null to end it now
   */
  record PinPost(CommunityId community, UUID post, Instant until) {
    Post.Key key() {
      return new Post.Key(community, post);
    }
  }
}
