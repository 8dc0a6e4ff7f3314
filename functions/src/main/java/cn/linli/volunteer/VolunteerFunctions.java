package cn.linli.volunteer;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.ArrayList;
import java.util.List;

/** The operations of volunteering. */
public final class VolunteerFunctions {
  private static final Access RESIDENTS = roles(RESIDENT);
  private static final Access STAFF = roles(OPERATOR, COMMITTEE);

  /** Who answers for which activity is asked later. */
  private static final Access HOLDERS = roles(RESIDENT, MERCHANT, OPERATOR, COMMITTEE);

  private VolunteerFunctions() {}

  /** The function {@code volunteerApi}. */
  public static HttpApi api(Volunteers door, Gate gate) {
    var bureau = door.bureau();
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(known(bureau));
    operations.addAll(own(bureau));
    operations.addAll(shifts(bureau));
    operations.addAll(attending(bureau));
    return new HttpApi(gate, operations);
  }

  private static List<Operation<?>> known(Bureau bureau) {
    var topics = new Topics(bureau);
    var profiles = new Profiles(bureau);
    var recommending = new Recommending(bureau);
    var statements = new Statements(bureau);
    return List.of(
        Operation.of(
            "listVolunteerTopics",
            "GET /communities/{community}/volunteer-topics",
            OPEN,
            Commands.OfCommunity.class,
            topics::list),
        Operation.of(
            "putVolunteerSkill",
            "PUT /communities/{community}/volunteer-skills/{skill}",
            STAFF,
            Commands.PutTopic.class,
            topics::put),
        Operation.of(
            "putVolunteerTraining",
            "PUT /communities/{community}/volunteer-trainings/{training}",
            STAFF,
            Commands.PutTopic.class,
            topics::put),
        Operation.of(
            "listVolunteers",
            "GET /communities/{community}/volunteers",
            STAFF,
            Commands.PageOfCommunity.class,
            profiles::list),
        Operation.of(
            "getVolunteer",
            "GET /communities/{community}/volunteers/{volunteer}",
            STAFF,
            Commands.OfVolunteer.class,
            profiles::get),
        Operation.of(
            "recordVolunteerTraining",
            "PUT /communities/{community}/volunteers/{volunteer}/trainings/{training}",
            STAFF,
            Commands.RecordTraining.class,
            profiles::train),
        Operation.of(
            "recommendVolunteer",
            "PUT /communities/{community}/volunteers/{volunteer}/recommendation",
            roles(COMMITTEE),
            Commands.Recommend.class,
            recommending::recommend),
        Operation.of(
            "listVolunteerRecommendations",
            "GET /communities/{community}/volunteer-recommendations",
            roles(COMMITTEE),
            Commands.PageOfCommunity.class,
            recommending::list),
        Operation.of(
            "getVolunteerHours",
            "GET /communities/{community}/volunteers/{volunteer}/hours",
            STAFF,
            Commands.YearOf.class,
            statements::of));
  }

  private static List<Operation<?>> own(Bureau bureau) {
    var profiles = new Profiles(bureau);
    var recommending = new Recommending(bureau);
    var matching = new Matching(bureau);
    var statements = new Statements(bureau);
    return List.of(
        Operation.of(
            "getMyVolunteering",
            "GET /communities/{community}/my-volunteering",
            RESIDENTS,
            Commands.OfCommunity.class,
            profiles::own),
        Operation.of(
            "registerVolunteer",
            "PUT /communities/{community}/my-volunteering",
            RESIDENTS,
            Commands.Register.class,
            profiles::register),
        Operation.of(
            "withdrawVolunteer",
            "PUT /communities/{community}/my-volunteering/withdrawal",
            RESIDENTS,
            Commands.OfCommunity.class,
            profiles::withdraw),
        Operation.of(
            "answerVolunteerRecommendation",
            "PUT /communities/{community}/my-volunteering/answer",
            RESIDENTS,
            Commands.AnswerRecommendation.class,
            recommending::answer),
        Operation.of(
            "listOpenShifts",
            "GET /communities/{community}/open-shifts",
            RESIDENTS,
            Commands.ListOpen.class,
            matching::open),
        Operation.of(
            "listMyShifts",
            "GET /communities/{community}/my-shifts",
            RESIDENTS,
            Commands.PageOfCommunity.class,
            statements::shifts),
        Operation.of(
            "getMyVolunteerHours",
            "GET /communities/{community}/my-volunteer-hours",
            RESIDENTS,
            Commands.OwnYear.class,
            statements::own),
        Operation.of(
            "listMyVolunteerHours",
            "GET /communities/{community}/my-volunteer-hours/shifts",
            RESIDENTS,
            Commands.OwnMonth.class,
            statements::month));
  }

  private static List<Operation<?>> shifts(Bureau bureau) {
    var shifts = new Shifts(bureau);
    var matching = new Matching(bureau);
    var taking = new Taking(bureau);
    return List.of(
        Operation.of(
            "listShifts",
            "GET /communities/{community}/activities/{activity}/shifts",
            HOLDERS,
            Commands.OfActivity.class,
            shifts::list),
        Operation.of(
            "getShift",
            "GET /communities/{community}/activities/{activity}/shifts/{shift}",
            HOLDERS,
            Commands.OfShift.class,
            shifts::get),
        Operation.of(
            "putShift",
            "PUT /communities/{community}/activities/{activity}/shifts/{shift}",
            HOLDERS,
            Commands.PutShift.class,
            shifts::put),
        Operation.of(
            "cancelShift",
            "PUT /communities/{community}/activities/{activity}/shifts/{shift}/cancellation",
            HOLDERS,
            Commands.CancelShift.class,
            shifts::cancel),
        Operation.of(
            "listFittingVolunteers",
            "GET /communities/{community}/activities/{activity}/shifts/{shift}/fitting-volunteers",
            HOLDERS,
            Commands.PageOfShift.class,
            matching::fitting),
        Operation.of(
            "listShiftVolunteers",
            "GET /communities/{community}/activities/{activity}/shifts/{shift}/volunteers",
            HOLDERS,
            Commands.OfShift.class,
            matching::on),
        Operation.of(
            "getMyShift",
            "GET /communities/{community}/activities/{activity}/shifts/{shift}/mine",
            RESIDENTS,
            Commands.OfShift.class,
            taking::own),
        Operation.of(
            "takeShift",
            "PUT /communities/{community}/activities/{activity}/shifts/{shift}/mine",
            RESIDENTS,
            Commands.OfShift.class,
            taking::take),
        Operation.of(
            "leaveShift",
            "PUT /communities/{community}/activities/{activity}/shifts/{shift}/mine/withdrawal",
            RESIDENTS,
            Commands.OfShift.class,
            taking::leave));
  }

  private static List<Operation<?>> attending(Bureau bureau) {
    var taking = new Taking(bureau);
    var attending = new Attending(bureau);
    var ratings = new Ratings(bureau);
    return List.of(
        Operation.of(
            "removeFromShift",
            "PUT /communities/{community}/activities/{activity}/shifts/{shift}/volunteers/{volunteer}/removal",
            HOLDERS,
            Commands.Remove.class,
            taking::remove),
        Operation.of(
            "checkInVolunteer",
            "PUT /communities/{community}/activities/{activity}/shifts/{shift}/check-in",
            HOLDERS,
            Commands.Attend.class,
            attending::checkIn),
        Operation.of(
            "checkOutVolunteer",
            "PUT /communities/{community}/activities/{activity}/shifts/{shift}/check-out",
            HOLDERS,
            Commands.Attend.class,
            attending::checkOut),
        Operation.of(
            "correctVolunteerHours",
            "PUT /communities/{community}/activities/{activity}/shifts/{shift}/volunteers/{volunteer}/hours",
            roles(OPERATOR),
            Commands.Correct.class,
            attending::correct),
        Operation.of(
            "rateVolunteer",
            "PUT /communities/{community}/activities/{activity}/shifts/{shift}/volunteers/{volunteer}/rating",
            HOLDERS,
            Commands.Rate.class,
            ratings::rate));
  }
}
