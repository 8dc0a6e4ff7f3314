package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The door to posts and their columns. */
public final class Posts {
  /** The kinds of deadline at which something about a post is owed. */
  public static final List<String> DEADLINES = List.of(Tasks.TELL, Tasks.OFFICIAL);

  private static final Pattern SUBJECT = Pattern.compile("post/([0-9a-f-]{36})/(\\d+)");

  private final Newsroom room;
  private final Media media;
  private final Drafts drafts;
  private final Publishing publishing;
  private final Reviewing reviewing;

  /** The posts of a database. */
  public Posts(Dynamo dynamo, Clock clock, Needs needs) {
    this.room = Newsroom.of(dynamo, clock, needs);
    this.media = new Media(needs.uploads(), clock);
    this.drafts = new Drafts(room, media);
    this.publishing = new Publishing(room, drafts);
    this.reviewing = new Reviewing(room, drafts, publishing);
  }

  Columns columns() {
    return new Columns(room);
  }

  Writing writing() {
    return new Writing(room, drafts);
  }

  Founding founding() {
    return new Founding(room);
  }

  Drafts drafts() {
    return drafts;
  }

  Reviewing reviewing() {
    return reviewing;
  }

  Publishing publishing() {
    return publishing;
  }

  Handing handing() {
    return new Handing(room, drafts);
  }

  Reading reading() {
    return new Reading(room, media);
  }

  /** The posts that a person has to do with in these communities, for their export. */
  public List<?> of(PersonId person, List<CommunityId> in) {
    return new Forgetting(room).all(person, in);
  }

  /** A person is gone: so are their names, and what they wrote stays. */
  public Consumer<Told> onPersonErased() {
    var forgetting = new Forgetting(room);
    return told -> {
      var erased = told.as(Erased.class);
      forgetting.forget(erased.person(), erased.communities());
    };
  }

  private record Erased(PersonId person, List<CommunityId> communities) {}

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    room.tasks().handOver(due);
  }

  /**
   * The function {@code onContentDue}: the worker that tells of what has become public, speaks to
   * our Official Account and hears from it, and of what screening has blocked.
   *
   * @param site where posts are on our side, as articles of the Official Account name it
   */
  public Consumer<Told> onContentDue(String site) {
    var official = new OfficialWork(room, site);
    return told -> {
      switch (told.type()) {
        case "screening.finished" -> finished(told.community(), told.as(Finished.class));
        case "officialaccount.publication-ended" -> official.ended(told.as(Ended.class).job());
        default -> work(official, told.community(), told.as(Errands.Due.class));
      }
    };
  }

  private void finished(CommunityId community, Finished finished) {
    var subject = SUBJECT.matcher(finished.subject());
    if (finished.outcome().equals("blocked") && subject.matches()) {
      var key = new Post.Key(community, UUID.fromString(subject.group(1)));
      reviewing.blocked(key, Integer.parseInt(subject.group(2)));
    }
  }

  private void work(OfficialWork official, CommunityId community, Errands.Due due) {
    var key = Tasks.which(community, due.ref());
    switch (due.task()) {
      case Tasks.TELL -> publishing.tell(key);
      case Tasks.OFFICIAL -> official.work(key);
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }

  /** The event {@code officialaccount.publication-ended}. */
  private record Ended(String job) {}

  /** The event {@code screening.finished}, as far as it is read. */
  private record Finished(String subject, String outcome) {}
}
