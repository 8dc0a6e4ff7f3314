package cn.linli.signup;

import cn.linli.shared.PersonId;
import java.time.LocalDate;

/**
 * Somebody who shall come.
 *
 * @param name masked
 * @param born when they were
 * @param ticket by its id
 */
record Guest(PersonId person, String name, LocalDate born, String ticket) {}
