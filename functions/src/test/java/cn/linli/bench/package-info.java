/** Programs that measure what the acceptance of a size or a speed asks for, and print it. */
package cn.linli.bench;
