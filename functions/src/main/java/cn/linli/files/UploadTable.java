package cn.linli.files;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Uploads: {@code <community>#upload#<upload> / upload}. */
final class UploadTable {
  static final String NAME = "files";
  private static final String SK = "upload";

  private static TableSchema<Upload> schema() {
    return ItemSchema.of(
            Upload.class,
            upload -> pk(upload.community(), upload.id()),
            upload -> SK,
            UploadTable::upload)
        .with("community", String.class, upload -> upload.community().value())
        .with("id", String.class, upload -> upload.id().toString())
        .with("purpose", String.class, upload -> upload.purpose().toString())
        .with("type", String.class, upload -> upload.type().toString())
        .with("bytes", Integer.class, Upload::bytes)
        .with("name", String.class, Upload::name)
        .with("owner", String.class, upload -> upload.owner().toString())
        .with("createdAt", Instant.class, Upload::createdAt)
        .with("state", String.class, upload -> upload.state().name())
        .with("version", String.class, Upload::version)
        .with("reference", String.class, Upload::reference)
        .with("revision", Integer.class, Upload::revision)
        .build();
  }

  private final Table<Upload> rows;

  UploadTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, UploadTable::schema);
  }

  Optional<Upload> find(CommunityId community, UUID id) {
    return rows.get(pk(community, id), SK);
  }

  void create(WriteSet writes, Upload upload) {
    writes.create(rows, upload, new Stale());
  }

  /** Writes the next revision over the one before. */
  void change(WriteSet writes, Upload next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(CommunityId community, UUID id) {
    return community + "#upload#" + id;
  }

  private static Upload upload(ItemSchema.Fields fields) {
    return new Upload(
        fields.get("community", CommunityId::new),
        fields.get("id", PersonId::uuid),
        fields.get("purpose", Purpose::of),
        fields.get("type", FileType::of),
        fields.number("bytes"),
        fields.get("name"),
        fields.get("owner", PersonId::of),
        fields.get("createdAt"),
        Upload.State.valueOf(fields.get("state")),
        fields.get("version"),
        fields.get("reference"),
        fields.number("revision"));
  }
}
