/** How a program ended, after its name: `ended with code 128`, or `failed (it did not end within 30 s)` where there is no code. */
export function endingText({ code, reason }: { readonly code: number | null; readonly reason: string }): string {
  return code === null ? `failed (${reason})` : `ended with code ${code}`;
}
