package cn.linli.activity;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.LEGAL;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.Role.STREET;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.ArrayList;
import java.util.List;

/** The operations of activities. */
public final class ActivityFunctions {
  /** Which of them may do what they ask is asked later. */
  private static final Access PROPOSERS = roles(RESIDENT, MERCHANT, OPERATOR, COMMITTEE);

  private static final Access CONCERNED =
      roles(RESIDENT, MERCHANT, OPERATOR, COMMITTEE, STREET, LEGAL);

  private ActivityFunctions() {}

  /** The function {@code activityApi}. */
  public static HttpApi api(Activities activities, Gate gate) {
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(reading(activities));
    operations.addAll(proposing(activities.centre()));
    operations.addAll(deciding(activities.centre()));
    return new HttpApi(gate, operations);
  }

  private static List<Operation<?>> reading(Activities activities) {
    var pages = new Pages(activities.centre(), activities.published());
    var kinds = new Kinds(activities.centre());
    return List.of(
        Operation.of(
            "listActivities",
            "GET /communities/{community}/activities",
            OPEN,
            Commands.ListActivities.class,
            pages::list),
        Operation.of(
            "getActivity",
            "GET /communities/{community}/activities/{activity}",
            OPEN,
            Commands.OfActivity.class,
            pages::get),
        Operation.of(
            "listActivityKinds",
            "GET /communities/{community}/activity-kinds",
            OPEN,
            Commands.OfCommunity.class,
            kinds::list),
        Operation.of(
            "putActivityKind",
            "PUT /communities/{community}/activity-kinds/{activityKind}",
            roles(COMMITTEE, STREET),
            Commands.PutKind.class,
            kinds::put));
  }

  private static List<Operation<?>> proposing(Centre centre) {
    var proposals = new Proposals(centre);
    var desks = new Desks(centre);
    return List.of(
        Operation.of(
            "proposeActivity",
            "PUT /communities/{community}/activities/{activity}",
            PROPOSERS,
            Commands.Propose.class,
            proposals::put),
        Operation.of(
            "submitActivity",
            "PUT /communities/{community}/activities/{activity}/submission",
            PROPOSERS,
            Commands.AsSeen.class,
            proposals::submit),
        Operation.of(
            "getActivityProposal",
            "GET /communities/{community}/activities/{activity}/proposal",
            CONCERNED,
            Commands.OfActivity.class,
            desks::get),
        Operation.of(
            "listMyProposals",
            "GET /communities/{community}/my-activity-proposals",
            PROPOSERS,
            Commands.PageOfCommunity.class,
            desks::mine),
        Operation.of(
            "listActivityDecisions",
            "GET /communities/{community}/activities/{activity}/decisions",
            CONCERNED,
            Commands.PageOfActivity.class,
            desks::decisions));
  }

  private static List<Operation<?>> deciding(Centre centre) {
    var reviews = new Reviews(centre);
    var ending = new Ending(centre);
    var desks = new Desks(centre);
    return List.of(
        Operation.of(
            "listActivitiesInReview",
            "GET /communities/{community}/activities-in-review",
            roles(OPERATOR, COMMITTEE),
            Commands.PageOfCommunity.class,
            desks::desk),
        Operation.of(
            "decideActivity",
            "PUT /communities/{community}/activities/{activity}/decision",
            roles(OPERATOR, COMMITTEE),
            Commands.Decide.class,
            reviews::decide),
        Operation.of(
            "vetoActivity",
            "PUT /communities/{community}/activities/{activity}/veto",
            roles(COMMITTEE),
            Commands.Because.class,
            ending::veto),
        Operation.of(
            "cancelActivity",
            "PUT /communities/{community}/activities/{activity}/cancellation",
            PROPOSERS,
            Commands.Because.class,
            ending::cancel));
  }
}
