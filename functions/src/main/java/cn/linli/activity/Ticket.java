package cn.linli.activity;

import cn.linli.shared.Money;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;

/**
 * A kind of place at an activity.
 *
 * @param id a slug, by which sign-ups name it
 * @param name for people to read: adult, child, family of three, senior
 * @param places how many people may come with it
 * @param people how many come with one of it, all or nobody
 * @param priceFen what one of it costs, whatever number of people come with it
 * @param depositFen what each person pays beside it and gets back for coming
 * @param minAge in years on the day of the first session, or null
 * @param maxAge in years, or null
 * @param withGuardian whether a minor comes with it only together with their guardian
 * @param scope whether it is good for all sessions or for one
 */
public record Ticket(
    String id,
    String name,
    int places,
    Integer people,
    Long priceFen,
    Long depositFen,
    Integer minAge,
    Integer maxAge,
    Boolean withGuardian,
    Scope scope) {
  /** So many places of a ticket lie on one item. */
  private static final int PLACES_PER_ROW = 40;

  public Ticket {
    people = people == null ? 1 : people;
    priceFen = priceFen == null ? 0L : priceFen;
    depositFen = depositFen == null ? 0L : depositFen;
    withGuardian = withGuardian != null && withGuardian;
    scope = scope == null ? Scope.ALL : scope;
  }

  boolean isRight() {
    boolean agesAreInOrder = minAge == null || maxAge == null || minAge <= maxAge;
    return agesAreInOrder && places >= people && places % people == 0;
  }

  /** What so many people pay for coming. */
  public Money price(int count) {
    return new Money(priceFen).times(count / people);
  }

  /** What so many people pay and get back. */
  public Money deposit(int count) {
    return new Money(depositFen).times(count);
  }

  /** Whether money is asked for it. */
  @JsonIgnore
  public boolean isPaid() {
    return priceFen > 0 || depositFen > 0;
  }

  /** Whether somebody of this birth date may have it on a day; null is nobody's birth date. */
  public boolean admits(LocalDate born, LocalDate day) {
    if (minAge == null && maxAge == null) {
      return true;
    }
    if (born == null) {
      return false;
    }
    int age = Period.between(born, day).getYears();
    return (minAge == null || age >= minAge) && (maxAge == null || age <= maxAge);
  }

  /** On how many items its places lie. */
  public int rows() {
    return (places + PLACES_PER_ROW - 1) / PLACES_PER_ROW;
  }

  /** The same for all sessions, each of which has its own where people come to one. */
  int rows(int sessions) {
    return scope == Scope.ONE ? rows() * sessions : rows();
  }

  /** How many places lie on an item. More places only ever make items larger, or more of them. */
  public int placesOf(int row) {
    return Math.clamp((long) places - (long) row * PLACES_PER_ROW, 0, PLACES_PER_ROW);
  }

  /** For what a ticket is good. */
  public enum Scope {
    /** All sessions. */
    ALL,
    /** One of them. */
    ONE;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
