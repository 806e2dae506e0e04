/**
 * The statements at the top of a cell, by brackets, strings and comments alone: the kernel has the parser, and a
 * button must not wait for it. A line goes on when the next one begins with an operator or a dot.
 */
export declare function findStatements(source: string): readonly string[]
