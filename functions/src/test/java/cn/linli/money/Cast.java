package cn.linli.money;

import cn.linli.identity.Channel;
import cn.linli.identity.People;
import cn.linli.identity.VerifiedPerson;
import cn.linli.identity.WeChatAccount;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who lives and works in a world.
 *
 * @param staff of the centre, who also keep its pick-up points
 * @param owner of whatever merchant there is
 * @param panel who rules about complaints
 */
record Cast(
    List<PersonId> residents,
    PersonId staff,
    PersonId owner,
    PersonId panel,
    PersonId committee,
    Map<PersonId, Set<Role>> offices) {
  static final int RESIDENTS = 5;

  static Cast of(People people) {
    var residents = IntStream.range(0, RESIDENTS).mapToObj(i -> person(people, "r" + i)).toList();
    var staff = person(people, "staff");
    var panel = person(people, "panel");
    var committee = person(people, "committee");
    return new Cast(
        residents,
        staff,
        person(people, "owner"),
        panel,
        committee,
        Map.of(
            staff,
            Set.of(Role.RESIDENT, Role.OPERATOR, Role.FINANCE),
            panel,
            Set.of(Role.PANEL),
            committee,
            Set.of(Role.COMMITTEE)));
  }

  private static PersonId person(People people, String name) {
    var account = new WeChatAccount(Channel.MINI_PROGRAM, TestProvider.APP, name, null);
    var person = people.grantFirst(account, World.COMMUNITY, Role.RESIDENT);
    VerifiedPerson.verify(people, person, "张**");
    return person;
  }

  Set<Role> roles(PersonId person) {
    return offices.getOrDefault(person, Set.of(Role.RESIDENT));
  }
}
