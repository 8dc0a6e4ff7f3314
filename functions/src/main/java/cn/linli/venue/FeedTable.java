package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Calendar feeds, each twice: {@code <community>#feed-of#<owner> / feed} for who gives it out and
 * takes it back, {@code <community>#feed#<hash> / feed} for who comes with its address.
 */
final class FeedTable {
  private static final String SK = "feed";

  private static TableSchema<Feed> schema(Function<Feed, String> pk) {
    return ItemSchema.of(
            Feed.class,
            pk,
            row -> SK,
            fields ->
                new Feed(
                    fields.get("community", CommunityId::new),
                    fields.get("owner", FeedOwner::of),
                    fields.get("salt"),
                    fields.get("hash")))
        .with("community", String.class, row -> row.community().value())
        .with("owner", String.class, row -> row.owner().toString())
        .with("salt", String.class, Feed::salt)
        .with("hash", String.class, Feed::hash)
        .build();
  }

  private final Table<Feed> byOwner;
  private final Table<Feed> byHash;

  FeedTable(Dynamo dynamo) {
    this.byOwner =
        Table.of(
            dynamo, ZoneTable.NAME, () -> schema(row -> ofOwner(row.community(), row.owner())));
    this.byHash =
        Table.of(dynamo, ZoneTable.NAME, () -> schema(row -> ofHash(row.community(), row.hash())));
  }

  Optional<Feed> find(CommunityId community, FeedOwner owner) {
    return byOwner.get(ofOwner(community, owner), SK);
  }

  Optional<Feed> find(CommunityId community, String hash) {
    return byHash.get(ofHash(community, hash), SK);
  }

  void create(WriteSet writes, Feed feed) {
    writes.create(byOwner, feed, new Stale());
    writes.create(byHash, feed, new Stale());
  }

  void delete(WriteSet writes, Feed feed) {
    var asRead = Condition.none().equal("salt", AttributeValue.fromS(feed.salt()));
    var owner = ofOwner(feed.community(), feed.owner());
    writes.delete(ZoneTable.NAME, owner, SK, asRead, new Stale());
    var hash = ofHash(feed.community(), feed.hash());
    writes.delete(ZoneTable.NAME, hash, SK, Condition.none(), new Stale());
  }

  private static String ofOwner(CommunityId community, FeedOwner owner) {
    return community + "#feed-of#" + owner;
  }

  private static String ofHash(CommunityId community, String hash) {
    return community + "#feed#" + hash;
  }
}
