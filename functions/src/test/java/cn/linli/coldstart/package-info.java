/**
 * The functions as processes of the real Lambda runtime client, against a Runtime API of ours.
 *
 * <ul>
 *   <li><b>task root</b>: the folder Lambda unpacks an artifact into; the client finds jars in its
 *       {@code lib}.
 *   <li><b>launch</b>: how a process is started; <b>cold process</b>: one that runs.
 *   <li><b>cost</b>: processor time, time and memory from the start of the process to its first
 *       answer.
 *   <li><b>variant</b>: ours or something ours is compared with.
 *   <li><b>training</b>: the run that writes an AOT cache.
 * </ul>
 */
package cn.linli.coldstart;
