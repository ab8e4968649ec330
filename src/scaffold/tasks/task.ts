/** Something that only a person can do. */
export interface Task {
  readonly title: string;
  /** Address of the page on which it is done. */
  readonly page?: string;
  readonly details: readonly string[];
}

export function renderTasks(tasks: readonly Task[]): string {
  const items = tasks.map(({ title, page, details }, at) => {
    const lines = [...(page === undefined ? [] : [page]), ...details].map((line) => `     ${line}`);
    return [`${String(at + 1).padStart(2)}. ${title}`, ...lines].join("\n");
  });
  return `What a person still has to do\n\n${items.join("\n\n")}\n`;
}
