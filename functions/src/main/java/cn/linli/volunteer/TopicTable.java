package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Topics that a community has changed or added: {@code <community>#topics / <sort>#<topic>}. */
final class TopicTable {
  private static TableSchema<Topic> schema() {
    return ItemSchema.of(Topic.class, row -> pk(row.community()), TopicTable::sk, TopicTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("name", String.class, Topic::name)
        .with("retired", Boolean.class, row -> row.retired() ? true : null)
        .with("revision", Integer.class, Topic::revision)
        .build();
  }

  private static Topic read(ItemSchema.Fields fields) {
    var parts = fields.<String>get("sk").split("#", 2);
    return new Topic(
        fields.get("community", CommunityId::new),
        Topic.Sort.of(parts[0]),
        parts[1],
        fields.get("name"),
        fields.get("retired") != null,
        fields.number("revision"));
  }

  private final Table<Topic> rows;

  TopicTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ProfileTable.NAME, TopicTable::schema);
  }

  /** All of a community, those of every community first. */
  List<Topic> list(CommunityId community) {
    var topics = new LinkedHashMap<String, Topic>();
    Topic.first(community).forEach(topic -> topics.put(sk(topic), topic));
    rows.glanceAll(pk(community), "").forEach(topic -> topics.put(sk(topic), topic));
    return new ArrayList<>(topics.values());
  }

  void put(WriteSet writes, Topic next) {
    var ifChanged = VolunteerError.CHANGED_MEANWHILE.refusal();
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  private static String sk(Topic topic) {
    return topic.sort() + "#" + topic.id();
  }

  private static String pk(CommunityId community) {
    return community + "#topics";
  }
}
