/**
 * A simulation of bookings and their money: random people, time, callbacks and crashes, and what
 * must hold when everything is quiet.
 */
package cn.linli.money;
