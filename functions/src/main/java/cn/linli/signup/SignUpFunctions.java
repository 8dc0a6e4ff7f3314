package cn.linli.signup;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.REAL_NAME;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.ArrayList;
import java.util.List;

/** The operations of sign-ups. */
public final class SignUpFunctions {
  private SignUpFunctions() {}

  /** Whether the activity is theirs is asked later. */
  private static final Access HOLDERS = roles(OPERATOR, COMMITTEE, RESIDENT, MERCHANT);

  /** The function {@code signupApi}. */
  public static HttpApi api(SignUps signUps, Gate gate) {
    var hall = signUps.hall();
    var placing = signUps.placing();
    var booking = new Booking(hall, placing);
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(booking(hall, placing, booking));
    operations.addAll(showing(hall, booking));
    operations.addAll(holding(hall, placing.places()));
    operations.addAll(lettingIn(hall, placing.places()));
    operations.addAll(rating(hall));
    return new HttpApi(gate, operations);
  }

  private static List<Operation<?>> booking(Hall hall, Placing placing, Booking booking) {
    var consents = new Consents(hall, booking);
    return List.of(
        Operation.of(
            "signUp",
            "PUT /communities/{community}/activities/{activity}/sign-ups/{signUp}",
            REAL_NAME,
            Commands.Place.class,
            placing::place),
        Operation.of(
            "getSignUp",
            "GET /communities/{community}/activities/{activity}/sign-ups/{signUp}",
            REAL_NAME,
            Commands.OfSignUp.class,
            booking::get),
        Operation.of(
            "openSignUp",
            "PUT /communities/{community}/activities/{activity}/sign-ups/{signUp}/opening",
            REAL_NAME,
            Commands.Open.class,
            booking::open),
        Operation.of(
            "takeUpPlace",
            "PUT /communities/{community}/activities/{activity}/sign-ups/{signUp}/take-up",
            REAL_NAME,
            Commands.Open.class,
            booking::takeUp),
        Operation.of(
            "cancelSignUp",
            "PUT /communities/{community}/activities/{activity}/sign-ups/{signUp}/cancellation",
            REAL_NAME,
            Commands.Cancel.class,
            booking::cancel),
        Operation.of(
            "setPhotoConsent",
            "PUT /communities/{community}/activities/{activity}/sign-ups/{signUp}/photo-consent",
            REAL_NAME,
            Commands.Photo.class,
            consents::photo),
        Operation.of(
            "listMySignUps", "GET /me/sign-ups", REAL_NAME, Commands.Mine.class, booking::mine));
  }

  private static List<Operation<?>> showing(Hall hall, Booking booking) {
    var showing = new Showing(hall, booking);
    var handingOn = new HandingOn(hall, booking);
    return List.of(
        Operation.of("getPassKeys", "GET /pass-keys", OPEN, Commands.Nothing.class, showing::keys),
        Operation.of(
            "getPasses",
            "GET /communities/{community}/activities/{activity}/sign-ups/{signUp}/passes",
            REAL_NAME,
            Commands.OfSignUp.class,
            showing::passes),
        Operation.of(
            "getCertificates",
            "GET /communities/{community}/activities/{activity}/sign-ups/{signUp}/certificates",
            REAL_NAME,
            Commands.OfSignUp.class,
            showing::certificates),
        Operation.of(
            "offerPlace",
            "PUT /communities/{community}/activities/{activity}/sign-ups/{signUp}/transfer",
            REAL_NAME,
            Commands.OfSignUp.class,
            handingOn::offer),
        Operation.of(
            "takeOverPlace",
            "PUT /communities/{community}/activities/{activity}/sign-ups/{signUp}/takeover",
            REAL_NAME,
            Commands.TakeOver.class,
            handingOn::take));
  }

  private static List<Operation<?>> holding(Hall hall, Places places) {
    var rosters = new Rosters(hall, places);
    var forms = new Forms(hall);
    return List.of(
        Operation.of(
            "getActivityPlaces",
            "GET /communities/{community}/activities/{activity}/places",
            OPEN,
            Commands.OfActivity.class,
            rosters::places),
        Operation.of(
            "listGuests",
            "GET /communities/{community}/activities/{activity}/guests",
            HOLDERS,
            Commands.PageOfActivity.class,
            rosters::guests),
        Operation.of(
            "readAnswers",
            "POST /communities/{community}/activities/{activity}/guests/{guest}/answers",
            HOLDERS,
            Commands.ReadAnswers.class,
            forms::read));
  }

  private static List<Operation<?>> lettingIn(Hall hall, Places places) {
    var checkingIn = new CheckingIn(hall);
    var settling = new Settling(hall);
    var door = new AtTheDoor(hall, places);
    return List.of(
        Operation.of(
            "checkInGuest",
            "PUT /communities/{community}/activities/{activity}/sessions/{sessionNumber}/check-ins/{checkIn}",
            HOLDERS,
            Commands.Let.class,
            checkingIn::checkIn),
        Operation.of(
            "listCheckIns",
            "GET /communities/{community}/activities/{activity}/sessions/{sessionNumber}/check-ins",
            HOLDERS,
            Commands.PageOfSession.class,
            checkingIn::list),
        Operation.of(
            "listIrregularCheckIns",
            "GET /communities/{community}/activities/{activity}/irregular-check-ins",
            HOLDERS,
            Commands.PageOfActivity.class,
            checkingIn::irregular),
        Operation.of(
            "settleCheckIn",
            "PUT /communities/{community}/activities/{activity}/sessions/{sessionNumber}/check-ins/{checkIn}/settlement",
            roles(OPERATOR, COMMITTEE),
            Commands.Settle.class,
            settling::settle),
        Operation.of(
            "admitSubstitute",
            "PUT /communities/{community}/activities/{activity}/sessions/{sessionNumber}/substitutes/{guest}",
            HOLDERS,
            Commands.Substitute.class,
            door::substitute),
        Operation.of(
            "handOutGift",
            "PUT /communities/{community}/activities/{activity}/gifts/{gift}/hand-outs/{handOut}",
            HOLDERS,
            Commands.HandOut.class,
            door::handOut));
  }

  private static List<Operation<?>> rating(Hall hall) {
    var rates = new Rates(hall);
    return List.of(
        Operation.of(
            "rateActivity",
            "PUT /communities/{community}/activities/{activity}/my-rating",
            REAL_NAME,
            Commands.Rate.class,
            rates::rate),
        Operation.of(
            "listRatings",
            "GET /communities/{community}/activities/{activity}/ratings",
            OPEN,
            Commands.PageOfActivity.class,
            rates::shown),
        Operation.of(
            "listRatingsInModeration",
            "GET /communities/{community}/activities/{activity}/ratings-in-moderation",
            roles(OPERATOR, COMMITTEE),
            Commands.PageOfModeration.class,
            rates::inModeration),
        Operation.of(
            "moderateRating",
            "PUT /communities/{community}/activities/{activity}/ratings/{guest}/moderation",
            roles(OPERATOR, COMMITTEE),
            Commands.Moderate.class,
            rates::moderate));
  }
}
