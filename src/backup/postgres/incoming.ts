import type { FoundBackup } from "./newest-backup.ts";

/** What takes the place of the databases: a backup that was read in full, or those that the last restore kept. */
export type Incoming =
  | { readonly kind: "backup"; readonly found: FoundBackup }
  | { readonly kind: "kept"; readonly time: string };
