package cn.linli.content;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.CORRESPONDENT;
import static cn.linli.shared.Role.LEGAL;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.PLATFORM;
import static cn.linli.shared.Role.STREET;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The operations of content. */
public final class ContentFunctions {
  private static final String COLUMNS = "/communities/{community}/columns";
  private static final String POST = "/communities/{community}/posts/{post}";
  private static final String DRAFTS = "/communities/{community}/post-drafts";
  private static final String DRAFT = DRAFTS + "/{post}";
  private static final Access WRITERS = roles(CORRESPONDENT, OPERATOR);
  private static final Access REVIEWERS = roles(OPERATOR, COMMITTEE, STREET, LEGAL, PLATFORM);
  private static final Access STAFF =
      roles(CORRESPONDENT, OPERATOR, COMMITTEE, STREET, LEGAL, PLATFORM);

  private ContentFunctions() {}

  /** Puts one post of a seed file; one that is there stays as it is. */
  public static void seed(Posts posts, JsonNode entry) {
    posts.founding().put(Json.MAPPER.treeToValue(entry, Founding.Entry.class));
  }

  /** The function {@code contentApi}. */
  public static HttpApi api(Posts posts, Gate gate) {
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(reading(posts));
    operations.addAll(writing(posts));
    operations.addAll(deciding(posts));
    return new HttpApi(gate, operations);
  }

  private static List<Operation<?>> reading(Posts posts) {
    var columns = posts.columns();
    var reading = posts.reading();
    return List.of(
        Operation.of(
            "listColumns", "GET " + COLUMNS, OPEN, Commands.OfCommunity.class, columns::list),
        Operation.of(
            "putColumns",
            "PUT " + COLUMNS,
            roles(OPERATOR, COMMITTEE),
            Commands.PutColumns.class,
            columns::put),
        Operation.of(
            "listPosts",
            "GET /communities/{community}/posts",
            OPEN,
            Commands.ListPosts.class,
            reading::list),
        Operation.of(
            "listPostCovers",
            "GET /communities/{community}/post-covers",
            OPEN,
            Commands.ListPosts.class,
            reading::covers),
        Operation.of("getPost", "GET " + POST, OPEN, Commands.OfPost.class, reading::get),
        Operation.of(
            "getPostMedia", "GET " + POST + "/media", OPEN, Commands.OfPost.class, reading::media));
  }

  private static List<Operation<?>> writing(Posts posts) {
    var writing = posts.writing();
    var drafts = posts.drafts();
    return List.of(
        Operation.of("savePost", "PUT " + DRAFT, WRITERS, Commands.SavePost.class, writing::save),
        Operation.of("getPostDraft", "GET " + DRAFT, STAFF, Commands.OfPost.class, drafts::get),
        Operation.of(
            "listPostDrafts", "GET " + DRAFTS, STAFF, Commands.ListDrafts.class, drafts::list),
        Operation.of(
            "listPostVersions",
            "GET " + DRAFT + "/versions",
            STAFF,
            Commands.OfPost.class,
            drafts::versions),
        Operation.of(
            "getPostVersion",
            "GET " + DRAFT + "/versions/{version}",
            STAFF,
            Commands.OfVersion.class,
            drafts::version),
        Operation.of(
            "submitPost",
            "PUT " + DRAFT + "/submission",
            WRITERS,
            Commands.SubmitPost.class,
            writing::submit));
  }

  private static List<Operation<?>> deciding(Posts posts) {
    var publishing = posts.publishing();
    var handing = posts.handing();
    return List.of(
        Operation.of(
            "reviewPost",
            "PUT " + DRAFT + "/review",
            REVIEWERS,
            Commands.ReviewPost.class,
            posts.reviewing()::review),
        Operation.of(
            "withdrawPost",
            "PUT " + DRAFT + "/withdrawal",
            roles(COMMITTEE, STREET, PLATFORM),
            Commands.WithdrawPost.class,
            publishing::withdraw),
        Operation.of(
            "pinPost",
            "PUT " + DRAFT + "/pin",
            roles(OPERATOR, COMMITTEE, STREET, PLATFORM),
            Commands.PinPost.class,
            publishing::pin),
        Operation.of(
            "putOfficialDraft",
            "PUT " + DRAFT + "/official-draft",
            roles(OPERATOR, COMMITTEE),
            Commands.OfPost.class,
            handing::order),
        Operation.of(
            "publishOfficialDraft",
            "PUT " + DRAFT + "/official-publication",
            roles(COMMITTEE, PLATFORM),
            Commands.OfPost.class,
            handing::publish));
  }
}
