package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Official drafts beside their post: {@code <community>#post#<post> / official}. */
final class OfficialTable {
  private static final String SK = "official";
  private static final String JOB_SK = "job";
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Official> schema() {
    return ItemSchema.of(
            Official.class, row -> PostTable.pk(row.key()), row -> SK, OfficialTable::official)
        .with("community", String.class, row -> row.key().community().value())
        .with("id", String.class, row -> row.key().id().toString())
        .with("version", Integer.class, Official::version)
        .with("state", String.class, row -> row.state().toString())
        .with("order", Integer.class, Official::order)
        .with("attempts", Integer.class, Official::attempts)
        .with("busyUntil", Instant.class, Official::busyUntil)
        .with("draft", String.class, Official::draft)
        .with("cover", String.class, Official::cover)
        .with("pictures", TEXTS, row -> texts(row.pictures()))
        .with("failure", String.class, Official::failure)
        .with("submittedAt", Instant.class, row -> row.release().submittedAt())
        .with("open", Boolean.class, row -> row.release().open() ? true : null)
        .with("job", String.class, row -> row.release().job())
        .with("articles", TEXTS, row -> articles(row.release()))
        .with("at", Instant.class, Official::at)
        .with("revision", Integer.class, Official::revision)
        .build();
  }

  private static Map<String, String> texts(Map<UUID, String> pictures) {
    var texts = new HashMap<String, String>();
    pictures.forEach((id, url) -> texts.put(id.toString(), url));
    return texts;
  }

  private static Official official(ItemSchema.Fields fields) {
    var pictures = new HashMap<UUID, String>();
    fields
        .<Map<String, String>>get("pictures")
        .forEach((id, url) -> pictures.put(PersonId.uuid(id), url));
    return new Official(
        new Post.Key(fields.get("community", CommunityId::new), fields.get("id", PersonId::uuid)),
        fields.number("version"),
        fields.get("state", Official.State::of),
        fields.number("order"),
        fields.number("attempts"),
        fields.get("busyUntil"),
        fields.get("draft"),
        fields.get("cover"),
        pictures,
        fields.get("failure"),
        release(fields),
        fields.get("at"),
        fields.number("revision"));
  }

  /** Rows of before there was any such thing have none of it. */
  private static Map<String, String> articles(Release release) {
    var texts = new HashMap<String, String>();
    release.articles().forEach((version, article) -> texts.put("" + version, article));
    return texts.isEmpty() ? null : texts;
  }

  private static Release release(ItemSchema.Fields fields) {
    var articles = new HashMap<Integer, String>();
    Map<String, String> texts = fields.get("articles");
    if (texts != null) {
      texts.forEach((version, article) -> articles.put(Integer.valueOf(version), article));
    }
    Boolean open = fields.get("open");
    return new Release(
        fields.get("submittedAt"), Boolean.TRUE.equals(open), fields.get("job"), articles);
  }

  /** Which post a job of publishing is about: {@code official-job#<job> / job}. */
  private static TableSchema<Job> jobSchema() {
    return ItemSchema.of(
            Job.class,
            row -> jobPk(row.job()),
            row -> JOB_SK,
            fields ->
                new Job(
                    fields.get("job"),
                    new Post.Key(
                        fields.get("community", CommunityId::new),
                        fields.get("id", PersonId::uuid))))
        .with("job", String.class, Job::job)
        .with("community", String.class, row -> row.key().community().value())
        .with("id", String.class, row -> row.key().id().toString())
        .build();
  }

  private static String jobPk(String job) {
    return "official-job#" + job;
  }

  private record Job(String job, Post.Key key) {}

  private final Table<Official> rows;
  private final Table<Job> jobs;

  OfficialTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PostTable.NAME, OfficialTable::schema);
    this.jobs = Table.of(dynamo, PostTable.NAME, OfficialTable::jobSchema);
  }

  Optional<Official> find(Post.Key key) {
    return rows.get(PostTable.pk(key), SK);
  }

  /** The post that a job is about. */
  Optional<Post.Key> ofJob(String job) {
    return jobs.get(jobPk(job), JOB_SK).map(Job::key);
  }

  /** Remembers which post a job is about. */
  void putJob(WriteSet writes, String job, Post.Key key) {
    writes.put(jobs, new Job(job, key));
  }

  void put(WriteSet writes, Official next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }
}
