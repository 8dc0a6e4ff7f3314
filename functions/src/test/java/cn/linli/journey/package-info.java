/**
 * What people go through, over HTTP against a running deployment. Each class is named after a
 * scenario of the acceptance list.
 */
package cn.linli.journey;
