/** What a plan file may be and hold. A composite plan of twenty reviews stays far below every one of them. */

export const MAX_BYTES = 25 * 1024 * 1024;

/** Of the parts of a file that are read, unpacked; pictures and other parts are not read. */
export const MAX_UNPACKED = 48 * 1024 * 1024;

/** Cells with something in them, in the whole file. */
export const MAX_FILLED_CELLS = 200_000;

/** Cells in the tables as they are given on, blank ones between filled ones included. */
export const MAX_CELLS = 400_000;

/** Columns from the first to the last that is used. */
export const MAX_COLUMNS = 250;

export const MAX_TABLES = 500;

/** Characters in one cell; Excel itself takes 32,767. */
export const MAX_CELL_LENGTH = 100_000;

/** How deep elements may lie in one another. */
export const MAX_DEPTH = 200;

/** Elements of one part that are looked at, one after the other. */
export const MAX_ELEMENTS = 1_200_000;

/** Elements of one part that are in memory together. */
export const MAX_KEPT_ELEMENTS = 500_000;

/** In milliseconds, from the start of the worker to its last answer. */
export const MAX_TIME = 20_000;

/** Of the worker thread, in megabytes; what it reads lies in buffers beside it. */
export const MAX_HEAP_MB = 128;

/** Files that are read or wait for their turn. */
export const MAX_WAITING = 5;
