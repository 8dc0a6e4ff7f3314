/**
 * Who somebody is and what they may do.
 *
 * <ul>
 *   <li><b>person</b>: one human, whatever number of WeChat accounts; the id is a pseudonym and
 *       survives erasure.
 *   <li><b>WeChat account</b>: an openid at one of our apps; a shared <b>unionid</b> makes two of
 *       them one person.
 *   <li><b>session</b>: a login; short access tokens, one refresh token at a time.
 *   <li><b>real name (实名)</b>: name and resident ID number, checked by an authority; one ID number
 *       is one person.
 *   <li><b>guardian, minor (监护人)</b>: under 14 somebody else takes part for the child.
 *   <li><b>membership</b>: the roles of a person in a community.
 *   <li><b>disclosure</b>: reading a personal field for a stated purpose, written down first.
 *   <li><b>erasure</b>: personal data goes, what the law keeps stays under the pseudonym.
 * </ul>
 */
package cn.linli.identity;
