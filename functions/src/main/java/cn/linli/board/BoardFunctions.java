package cn.linli.board;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Operation;
import java.util.ArrayList;
import java.util.List;

/** The operations of the board, which {@code ticketApi} answers. */
public final class BoardFunctions {
  /** A merchant's owner takes part as a resident or merchant; that it is theirs is asked later. */
  private static final Access PEOPLE = roles(RESIDENT, MERCHANT);

  private BoardFunctions() {}

  /** All of them. */
  public static List<Operation<?>> operations(Offers door) {
    var stand = door.stand();
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(posting(stand));
    operations.addAll(contacting(stand));
    return operations;
  }

  private static List<Operation<?>> posting(Stand stand) {
    var posting = new Posting(stand);
    var showing = new Showing(stand);
    return List.of(
        Operation.of(
            "putOffer",
            "PUT /communities/{community}/offers/{offer}",
            PEOPLE,
            Commands.PutOffer.class,
            posting::put),
        Operation.of(
            "getOffer",
            "GET /communities/{community}/offers/{offer}",
            OPEN,
            Commands.OfOffer.class,
            showing::get),
        Operation.of(
            "listOffers",
            "GET /communities/{community}/offers",
            OPEN,
            Commands.ListOffers.class,
            showing::list),
        Operation.of(
            "listMyOffers",
            "GET /communities/{community}/my-offers",
            PEOPLE,
            Commands.PageOfCommunity.class,
            showing::mine),
        Operation.of(
            "listOffersInReview",
            "GET /communities/{community}/offers-in-review",
            roles(OPERATOR, COMMITTEE),
            Commands.PageOfCommunity.class,
            showing::inReview),
        Operation.of(
            "withdrawOffer",
            "PUT /communities/{community}/offers/{offer}/withdrawal",
            PEOPLE,
            Commands.OfOffer.class,
            posting::withdraw),
        Operation.of(
            "decideOffer",
            "PUT /communities/{community}/offers/{offer}/decision",
            roles(OPERATOR),
            Commands.Decide.class,
            posting::decide),
        Operation.of(
            "vetoOffer",
            "PUT /communities/{community}/offers/{offer}/veto",
            roles(COMMITTEE),
            Commands.Refuse.class,
            posting::veto));
  }

  private static List<Operation<?>> contacting(Stand stand) {
    var contacting = new Contacting(stand);
    var talking = new Talking(stand);
    return List.of(
        Operation.of(
            "requestContact",
            "PUT /communities/{community}/offers/{offer}/contacts/{contact}",
            PEOPLE,
            Commands.Ask.class,
            contacting::ask),
        Operation.of(
            "answerContact",
            "PUT /communities/{community}/offers/{offer}/contacts/{contact}/answer",
            PEOPLE,
            Commands.Reply.class,
            contacting::answer),
        Operation.of(
            "discloseContactPhone",
            "POST /communities/{community}/offers/{offer}/contacts/{contact}/phone-disclosures",
            PEOPLE,
            Commands.Disclose.class,
            contacting::disclose),
        Operation.of(
            "sayToContact",
            "PUT /communities/{community}/offers/{offer}/contacts/{contact}/messages/{message}",
            PEOPLE,
            Commands.Say.class,
            talking::say),
        Operation.of(
            "listContactMessages",
            "GET /communities/{community}/offers/{offer}/contacts/{contact}/messages",
            PEOPLE,
            Commands.PageOfContact.class,
            talking::list),
        Operation.of(
            "listOfferContacts",
            "GET /communities/{community}/offers/{offer}/contacts",
            PEOPLE,
            Commands.PageOfOffer.class,
            contacting::of),
        Operation.of(
            "listMyContacts",
            "GET /communities/{community}/my-contacts",
            PEOPLE,
            Commands.PageOfCommunity.class,
            contacting::mine));
  }
}
