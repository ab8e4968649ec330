import type { HostBox } from "../test/sandbox/host.ts";
import { createSampleApp, type SampleApp } from "../test/sandbox/sample-app.ts";
import { openSandbox, type Sandbox } from "../test/sandbox/sandbox.ts";

/** The throw-away production, and the application that goes there. */
export interface RehearsalProduction {
  readonly sandbox: Sandbox;
  readonly host: HostBox;
  readonly app: SampleApp;
  close(): Promise<void>;
}

export async function openRehearsalProduction(): Promise<RehearsalProduction> {
  const sandbox = await openSandbox();
  try {
    const [host, app] = await Promise.all([sandbox.host(), createSampleApp(sandbox)]);
    return { sandbox, host, app, close: () => sandbox.close() };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}
