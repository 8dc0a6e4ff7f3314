/**
 * A town for tests: one deployment in memory, its people, and switches for what goes wrong in
 * databases.
 */
package cn.linli.town;
