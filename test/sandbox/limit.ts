/** What a test waits for has a limit of its own. This one, in milliseconds, ends a test that hangs. */
jest.setTimeout(600_000);
