package cn.linli.venue;

import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Event;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What others hear of a change of a reservation.
 *
 * @param type of the event
 * @param by whose doing it is; null where it is nobody's
 * @param reason that was given, or null
 */
record Told(String type, PersonId by, String reason) {
  /** For what nobody gives a reason. */
  static Told of(String type, PersonId by) {
    return new Told(type, by, null);
  }

  /**
   * The event, with the reservation as it stands after the change.
   *
   * @param opens the zones whose doors it opens, or null where it opens none
   * @param refund what was paid and goes back
   * @param freed what it held before and may be somebody else's now, or null
   */
  Event of(Reservation reservation, Collection<String> opens, Money refund, TimeRange freed) {
    var booking = reservation.booking();
    var charge = booking.charge();
    var data = new HashMap<String, Object>();
    data.put("reservation", booking.id());
    data.put("revision", booking.revision());
    data.put("zone", booking.zone());
    data.put("person", booking.person());
    data.put("start", booking.time().start());
    data.put("end", booking.time().end());
    data.put("people", booking.use().people());
    data.put("purpose", booking.use().purpose());
    data.put("organiser", booking.use().organiser());
    data.put("state", reservation.state());
    putIfAny(data, "opens", opens);
    putIfAny(data, "attendance", reservation.attendance());
    putIfAny(data, "series", booking.series());
    putIfAny(data, "activity", booking.activity());
    putIfAny(data, "payment", booking.payment());
    if (!charge.isFree()) {
      data.put("feeFen", charge.fee().fen());
      data.put("depositFen", charge.deposit().fen());
    }
    if (!refund.equals(Money.ZERO)) {
      data.put("refundFen", refund.fen());
    }
    if (freed != null) {
      data.put("freedStart", freed.start());
      data.put("freedEnd", freed.end());
    }
    putIfAny(data, "by", by);
    putIfAny(data, "reason", reason);
    return new Event(type, 1, booking.community(), Map.copyOf(data));
  }

  private static void putIfAny(Map<String, Object> data, String name, Object value) {
    if (value != null) {
      data.put(name, value);
    }
  }
}
