package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.identity.Crowd;
import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.http.Json;
import cn.linli.signup.Seats;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two thousand people want two hundred places in the same moment. */
class FlashSignUpTest {
  private static final int PEOPLE = 2_000;
  private static final int PLACES = 200;

  /** On so many items the places lie. */
  private static final int ROWS = 5;

  private static final CommunityId COMMUNITY = new CommunityId("heping-li");
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;

  /** More at once than these the engine under the platform lets wait for its lock, and then not. */
  private static final Semaphore IN_FLIGHT = new Semaphore(64);

  /** Somebody's only request. */
  private record Wish(Programme.Event event, Client who, UUID id) {
    Answer asked() {
      IN_FLIGHT.acquireUninterruptibly();
      try {
        return event.signUp(who, id, "{\"ticket\": \"adult\"}", "");
      } finally {
        IN_FLIGHT.release();
      }
    }

    Callable<Answer> asking() {
      return this::asked;
    }

    PersonId person() {
      return PersonId.of(who.person());
    }

    Answer found() {
      return who.get(event.path() + "/sign-ups/" + id);
    }
  }

  private static List<Wish> wishes(Programme.Event event) {
    var crowd = new Crowd(TILL.town.deployment().people());
    var baseUrl = TILL.town.deployment().baseUrl();
    return crowd.residents(COMMUNITY, PEOPLE).stream()
        .map(
            person -> {
              var session = Json.MAPPER.createObjectNode().put("person", person.toString());
              var client = new Client(baseUrl, session, crowd.token(person));
              return new Wish(event, client, UUID.randomUUID());
            })
        .toList();
  }

  @Test
  void twoHundredOfTwoThousandComeAndEverybodyElseHearsThatItIsFull() throws Exception {
    var plan = PROGRAMME.plan().with(Proposal.ticket("adult", PLACES, ""));
    var event = PROGRAMME.published(plan);
    var wishes = wishes(event);
    TILL.town.weather().conflicts(10);

    var answers = AtOnce.all(wishes.stream().map(Wish::asking).toList());
    TILL.town.weather().clear();

    assertThat(
            answers.stream()
                .map(Answer::code)
                .collect(Collectors.groupingBy(code -> code, Collectors.counting())))
        .isEqualTo(Map.of("ok", (long) PLACES, "signup.full", (long) (PEOPLE - PLACES)));
    assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 409);
    var happy =
        wishes.stream().filter(wish -> answers.get(wishes.indexOf(wish)).status() == 200).toList();
    var dynamo = Dynamo.of(TILL.town.deployment().database().client(), Database.PREFIX);
    assertThat(new Seats(dynamo, COMMUNITY, event.id()).people("adult", ROWS))
        .hasSize(PLACES)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(happy.stream().map(Wish::person).toList());
    assertThat(event.left("adult")).isZero();
    for (var wish : happy) {
      var found = wish.found().expect(200);
      assertThat(found.text("/people/0/state")).isEqualTo("confirmed");
      assertThat(found.text("/people/0/person")).isEqualTo(wish.who().person());
    }
    writesNothing(wishes.stream().filter(wish -> !happy.contains(wish)).limit(20).toList());
  }

  /** Neither who hears it first, nor who hears it after them. */
  private static void writesNothing(List<Wish> late) {
    TILL.town.passes(Duration.ofSeconds(2));
    var cost =
        TILL.town
            .meter()
            .of(
                () ->
                    late.forEach(wish -> assertThat(wish.asked().code()).isEqualTo("signup.full")));
    assertThat(cost.writeUnits()).as("WRU").isZero();
    assertThat(cost.transactions()).as("transactions").isZero();
  }
}
