package cn.linli.poll;

import cn.linli.shared.PersonId;
import java.time.LocalDate;

/**
 * Somebody who takes part: an adult, or a minor for whom a guardian acts.
 *
 * @param name of a minor, masked; null of an adult, whose name is read where it is needed
 * @param guardian who acts for the minor, or null
 */
record Participant(PersonId person, LocalDate born, String name, PersonId guardian) {}
