/** Where a person or Sluice logs in. */
export interface SshAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
}

export interface HostTarget extends SshAddress {
  readonly privateKey: string;
  readonly passphrase?: string;
  /** Pins, as `readHostKeys` takes them. There is no way to accept any key. */
  readonly hostKeys: readonly string[];
}

/** Where an application is. */
export interface HostPlace {
  readonly target: HostTarget;
  readonly project: string;
  readonly directory: string;
}
