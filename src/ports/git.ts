import type { LocalExit } from "./world.ts";

/** The commit of a tag: asked of the forge, or, without a token, of the checkout in the workspace. */
export interface Tags {
  /** 40 hexadecimal digits; undefined when there is no such tag. Throws a StageFailure when the forge does not answer. */
  commitOf(tag: string, token: string): Promise<string | undefined>;
}

/** A key for a Git server, and the keys by which the server is known. */
export interface SshLogin {
  /** OpenSSH, without a passphrase. */
  readonly privateKey: string;
  /** Pins, as `readHostKeys` takes them. There is no way to accept any key. */
  readonly hostKeys: readonly string[];
  readonly host: string;
  readonly port: number;
}

/** The login of Git at a server. It is never in an argument, in a configuration file, or in a log. */
export type GitLogin =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly user: string; readonly token: string }
  | ({ readonly kind: "ssh-key" } & SshLogin);

/** A repository on a server. Its address holds no secret. */
export interface GitPlace {
  readonly address: string;
  readonly login: GitLogin;
}

export interface GitAnswer {
  readonly exit: LocalExit;
  /** Of standard output. */
  readonly lines: readonly string[];
  /** Of standard error. */
  readonly errors: readonly string[];
}

/** A bare repository of our own, beside any checkout, whose one remote is called `source`. What is in it came from there. */
export interface OwnRepository {
  git(...args: readonly string[]): Promise<GitAnswer>;
  /** Keeps a tag or the content of a file, given byte for byte, as an object. */
  keep(type: "tag" | "blob", text: string): Promise<GitAnswer>;
}

export interface GitRemotes {
  /** The repository, and every file of the login, is gone afterwards. Throws a StageFailure for an unknown host. */
  within<T>(place: GitPlace, use: (repository: OwnRepository) => Promise<T>): Promise<T>;
}
