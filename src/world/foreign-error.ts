/**
 * The message of an error of Node or a library. By its shape, not by `instanceof`: it may come from another realm, and
 * anything can be thrown.
 */
export interface ForeignError {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly cause: unknown;
  /** Those that an AggregateError stands for. */
  readonly errors: readonly unknown[];
}

export function readError(error: unknown): ForeignError {
  const field = (name: string): unknown =>
    typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  const text = (name: string): string => {
    const value = field(name);
    return typeof value === "string" ? value : "";
  };
  const errors = field("errors");
  return {
    name: text("name"),
    code: text("code"),
    message: field("message") === undefined ? String(error) : text("message"),
    cause: field("cause"),
    errors: Array.isArray(errors) ? errors : [],
  };
}
