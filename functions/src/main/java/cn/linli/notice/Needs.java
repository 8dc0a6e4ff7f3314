package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.http.Cursors;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What notices need of others and are handed: this context knows none of them.
 *
 * @param stage whose templates are used
 * @param messenger put together when first spoken to
 * @param calendars the time zone of a community
 * @param desks who holds a role
 * @param openids a person's openid at an app of ours
 * @param holders whose an openid is
 * @param zones the name of a zone
 * @param activities what people have to know of an activity
 * @param followers whether a person follows our Official Account, and where they are at home
 * @param digests the figures of a community's week
 */
public record Needs(
    String stage,
    Supplier<Messenger> messenger,
    Function<CommunityId, ZoneId> calendars,
    Desks desks,
    Openids openids,
    Holders holders,
    BiFunction<CommunityId, String, Optional<String>> zones,
    BiFunction<CommunityId, UUID, Optional<Gist>> activities,
    Followers followers,
    Function<CommunityId, Digest> digests,
    Cursors cursors) {

  /** Who holds a role in a community, page by page. */
  @FunctionalInterface
  public interface Desks {
    /** A page, after the position at which the one before ended, or null. */
    Seats page(CommunityId community, Role role, String after);
  }

  /**
   * A page of those who hold a role.
   *
   * @param last where the next page starts, or null at the end
   */
  public record Seats(List<PersonId> people, String last) {}

  /**
   * Who follows our Official Account, and is at home somewhere.
   *
   * @param follows whether a person follows it now
   * @param homes the communities of which a person is a resident
   * @param members whether a person has any role in a community
   */
  public record Followers(
      Predicate<PersonId> follows,
      Function<PersonId, List<CommunityId>> homes,
      BiPredicate<CommunityId, PersonId> members) {}

  /** A person's openid at an app. */
  @FunctionalInterface
  public interface Openids {
    /** Empty where they never logged in. */
    Optional<String> of(PersonId person, Channel channel, String app);
  }

  /** Whose an openid of the mini program is. */
  @FunctionalInterface
  public interface Holders {
    /** Empty for a stranger. */
    Optional<PersonId> of(String app, String openid);
  }

  /**
   * What people have to know of an activity.
   *
   * @param starts when each of its sessions starts, by its number
   */
  public record Gist(String title, PersonId proposer, List<Instant> starts) {
    public Gist {
      starts = List.copyOf(starts);
    }
  }
}
