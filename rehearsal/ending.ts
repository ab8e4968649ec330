/** A result is not the expected one: the rehearsal failed. */
export class UnexpectedResult extends Error {}
/** A person pressed Ctrl-C. */
export class Stopped extends Error {}
