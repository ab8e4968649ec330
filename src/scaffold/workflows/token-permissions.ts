/** The permissions of a job, as this suite's workflows write them. */
const PERMISSIONS = /^ {4}permissions:\n(?: {6}\S.*\n)+/gm;

/**
 * Gitea's token has no permission of its own for commit statuses: who may write the contents may write them. Without it the forge
 * refuses every answer and every request of a gate, because each leaves a status.
 */
export function withStatusesAsContents(text: string): string {
  return text.replaceAll(PERMISSIONS, (block) =>
    /^ {6}statuses: write/m.test(block) ? block.replace(/^( {6}contents: )read\b/m, "$1write") : block,
  );
}
