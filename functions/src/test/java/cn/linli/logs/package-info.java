/**
 * What classes of tests that run side by side agree about: who may hear the log, and who keeps it
 * still.
 */
package cn.linli.logs;
