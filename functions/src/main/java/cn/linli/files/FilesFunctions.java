package cn.linli.files;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.CORRESPONDENT;
import static cn.linli.shared.Role.FINANCE;
import static cn.linli.shared.Role.LEGAL;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.roles;

import cn.linli.files.Arrivals.Scanned;
import cn.linli.files.Arrivals.Stored;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The operations of files, and what it does when the store tells something. */
public final class FilesFunctions {
  private static final Access ANYBODY =
      roles(RESIDENT, CORRESPONDENT, OPERATOR, COMMITTEE, LEGAL, FINANCE, MERCHANT);

  private FilesFunctions() {}

  /** The function {@code filesApi}. */
  public static HttpApi api(Uploads uploads, Gate gate) {
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "putUpload",
                "PUT /communities/{community}/uploads/{upload}",
                ANYBODY,
                Commands.PutUpload.class,
                uploads::put),
            Operation.of(
                "getUpload",
                "GET /communities/{community}/uploads/{upload}",
                ANYBODY,
                Commands.GetUpload.class,
                uploads::get)));
  }

  /** The function {@code onFileScanned}: events of S3, of GuardDuty and of ours. */
  public static Consumer<JsonNode> onFileScanned(Uploads uploads) {
    var arrivals = uploads.arrivals();
    return event -> {
      var detail = event.path("detail");
      switch (event.path("detail-type").asString()) {
        case "Object Created" -> arrivals.stored(stored(detail.path("object")));
        case "GuardDuty Malware Protection Object Scan Result" -> arrivals.scanned(scanned(detail));
        case "files.upload-claimed" -> {
          var told = Json.MAPPER.treeToValue(detail, Told.class);
          arrivals.keep(told.community(), told.as(Claimed.class).upload());
        }
        default ->
            throw new IllegalStateException("nobody sends that: " + event.path("detail-type"));
      }
    };
  }

  private static Stored stored(JsonNode object) {
    return new Stored(
        object.path("key").asString(),
        object.path("version-id").asString(),
        object.path("size").asLong());
  }

  private static Scanned scanned(JsonNode detail) {
    return new Scanned(
        detail.at("/s3ObjectDetails/objectKey").asString(),
        detail.at("/s3ObjectDetails/versionId").asString(),
        detail.at("/scanResultDetails/scanResultStatus").asString(""));
  }

  /** What the function {@code onPersonErased} does here. */
  public static Consumer<Told> onPersonErased(Uploads uploads) {
    var leavings = uploads.leavings();
    return told -> {
      var erased = told.as(PersonErased.class);
      leavings.forget(erased.person(), erased.communities());
    };
  }

  /** The event {@code files.upload-claimed}. */
  record Claimed(UUID upload) {}

  /** The event {@code identity.person-erased}, as far as files reads it. */
  record PersonErased(PersonId person, List<CommunityId> communities) {}
}
