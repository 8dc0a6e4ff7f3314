/**
 * A simulation of bookings, group buys, complaints and their money: random people, time, callbacks
 * and crashes, and what must hold at any time and when everything is quiet.
 */
package cn.linli.money;
