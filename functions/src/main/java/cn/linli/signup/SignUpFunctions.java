package cn.linli.signup;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.REAL_NAME;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.List;

/** The operations of sign-ups. */
public final class SignUpFunctions {
  private SignUpFunctions() {}

  /** The function {@code signupApi}. */
  public static HttpApi api(SignUps signUps, Gate gate) {
    var hall = signUps.hall();
    var placing = signUps.placing();
    var booking = new Booking(hall, placing);
    var rosters = new Rosters(hall, placing.places());
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "getActivityPlaces",
                "GET /communities/{community}/activities/{activity}/places",
                OPEN,
                Commands.OfActivity.class,
                rosters::places),
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
                "listMySignUps", "GET /me/sign-ups", REAL_NAME, Commands.Mine.class, booking::mine),
            Operation.of(
                "listGuests",
                "GET /communities/{community}/activities/{activity}/guests",
                roles(OPERATOR, COMMITTEE, RESIDENT, MERCHANT),
                Commands.PageOfActivity.class,
                rosters::guests)));
  }
}
