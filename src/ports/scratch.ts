/** A folder of our own on the runner, for what a program takes from files only. Gone afterwards, however it ends. */
export interface Scratch {
  within<T>(use: (folder: ScratchFolder) => Promise<T>): Promise<T>;
}

export interface ScratchFolder {
  readonly path: string;
  /** Writes a file that only this user can read; gives its path. */
  write(name: string, text: string): Promise<string>;
  /** Throws when there is no such file. */
  read(name: string): Promise<string>;
}
