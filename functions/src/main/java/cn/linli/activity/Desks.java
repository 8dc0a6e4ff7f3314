package cn.linli.activity;

import cn.linli.screening.Screening;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.util.List;
import java.util.UUID;

/** What those see who propose and review. */
final class Desks {
  private final Centre centre;
  private final Cursors cursors;

  Desks(Centre centre) {
    this.centre = centre;
    this.cursors = centre.needs().people().cursors();
  }

  /** An activity with its latest plan, whatever its state. */
  ActivityView get(Principal caller, Commands.OfActivity query) {
    var activity = centre.get(query.community(), query.activity());
    requireConcerned(caller, activity);
    var plan = centre.latest(activity).plan();
    return ActivityView.of(
        activity,
        plan,
        findings(activity),
        Pages.links(centre, query.community(), plan.pictures()),
        evidence(query.community(), plan.pricing().evidence()));
  }

  private String evidence(CommunityId community, UUID upload) {
    return upload == null
        ? null
        : Pages.links(centre, community, List.of(upload)).stream().findFirst().orElse(null);
  }

  private static void requireConcerned(Principal caller, Activity activity) {
    boolean mayReview =
        caller.is(Role.OPERATOR, Role.COMMITTEE) || caller.is(Role.STREET, Role.LEGAL);
    if (!mayReview && !activity.proposer().equals(caller.person())) {
      throw ActivityError.NOT_FOUND.refusal();
    }
  }

  private List<ActivityView.Found> findings(Activity activity) {
    return centre
        .needs()
        .screenings()
        .find(activity.community(), activity.subject())
        .map(Screening::findings)
        .map(
            findings ->
                findings.stream()
                    .map(
                        finding ->
                            new ActivityView.Found(
                                finding.rule(),
                                finding.action().toString(),
                                finding.pointer(),
                                finding.words(),
                                finding.explanation()))
                    .toList())
        .orElse(null);
  }

  /** A page of what is to be reviewed. */
  PageOf<ActivityView> desk(Commands.PageOfCommunity query) {
    var name = "activity desk " + query.community();
    var page =
        centre
            .lists()
            .desk(
                query.community(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return views(page.items(), cursors.after(name, page.last()));
  }

  /** A page of what the caller proposed. */
  PageOf<ActivityView> mine(Principal caller, Commands.PageOfCommunity query) {
    var name = "my proposals %s %s".formatted(query.community(), caller.person());
    var page =
        centre
            .lists()
            .of(
                query.community(),
                caller.person(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return views(page.items(), cursors.after(name, page.last()));
  }

  private PageOf<ActivityView> views(List<Listed> listed, String next) {
    return new PageOf<>(
        listed.stream()
            .flatMap(row -> centre.activities().find(row.community(), row.activity()).stream())
            .map(activity -> ActivityView.of(activity, centre.latest(activity).plan()))
            .toList(),
        next);
  }

  /** A page of what was decided about an activity, the newest first. */
  PageOf<Decision.View> decisions(Principal caller, Commands.PageOfActivity query) {
    requireConcerned(caller, centre.get(query.community(), query.activity()));
    var name = "activity decisions %s %s".formatted(query.community(), query.activity());
    var page =
        centre
            .decisions()
            .page(
                query.community(),
                query.activity(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(row -> row.decision().view()).toList(),
        cursors.after(name, page.last()));
  }
}
