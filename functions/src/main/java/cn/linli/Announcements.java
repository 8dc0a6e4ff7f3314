package cn.linli;

import cn.linli.activity.Session;
import cn.linli.identity.Channel;
import cn.linli.notice.Digest;
import cn.linli.notice.Needs;
import cn.linli.notice.Notices;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.http.Gate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The door to notices, handed what the other contexts know: it uses none of them itself. */
final class Announcements {
  private static final int SEATS_PER_PAGE = 100;

  private final Contexts contexts;
  private final Vendors vendors;

  Announcements(Contexts contexts, Vendors vendors) {
    this.contexts = contexts;
    this.vendors = vendors;
  }

  Notices notices() {
    var people = contexts.people();
    var needs =
        new Needs(
            contexts.platform().settings().get("STAGE"),
            vendors.messenger(),
            contexts.communities()::calendar,
            this::seats,
            (person, channel, app) -> people.openid(person, channel(channel), app),
            (app, openid) -> people.holder(Channel.MINI_PROGRAM, app, openid),
            (community, zone) -> contexts.reservations().zoneName(community, zone),
            this::gist,
            new Needs.Followers(
                person -> contexts.followers().follows(person),
                people::residences,
                (community, person) -> !people.rolesIn(person, community).isEmpty()),
            this::digest,
            people.cursors());
    return new Notices(contexts.dynamo(), contexts.clock(), needs);
  }

  private static Channel channel(cn.linli.notice.Channel channel) {
    return switch (channel) {
      case MINI_PROGRAM -> Channel.MINI_PROGRAM;
      case OFFICIAL_ACCOUNT -> Channel.OFFICIAL_ACCOUNT;
    };
  }

  private Needs.Seats seats(CommunityId community, Role role, String after) {
    // Who runs the platform holds that role in no community.
    var home = role == Role.PLATFORM ? Gate.PLATFORM : community;
    var page = contexts.people().holders(home, role, after, SEATS_PER_PAGE);
    return new Needs.Seats(page.items(), page.last());
  }

  private Optional<Needs.Gist> gist(CommunityId community, UUID activity) {
    try {
      var offering = contexts.gatherings().activities().get(community, activity);
      var plan = offering.plan();
      var starts = plan.sessions().stream().map(Session::start).toList();
      return Optional.of(new Needs.Gist(plan.title(), offering.proposer(), starts));
    } catch (Refusal neverPublished) {
      return Optional.empty();
    }
  }

  /** Nothing that a centre did not do is told. */
  private Digest digest(CommunityId community) {
    var yesterday = contexts.clock().instant().atZone(contexts.communities().calendar(community));
    var week = contexts.lobby().figures().week(community, yesterday.toLocalDate().minusDays(1));
    var figures =
        Stream.of(
                new Digest.Figure("活动", week.held(), "场"),
                new Digest.Figure("参加", week.attended(), "人次"),
                new Digest.Figure("场地使用", week.uses(), "次"),
                new Digest.Figure("志愿服务", week.volunteerMinutes() / 60, "小时"),
                new Digest.Figure("办结诉求", week.ticketsSolved(), "件"))
            .filter(figure -> figure.count() > 0)
            .toList();
    return new Digest(figures);
  }
}
