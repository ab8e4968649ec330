/** Something is not as it was meant to be: the rehearsal failed. */
export class NotAsMeant extends Error {}
/** A person pressed Ctrl-C. */
export class Stopped extends Error {}
