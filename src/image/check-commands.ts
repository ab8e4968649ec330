type Argv = readonly [string, ...string[]];

export interface CheckWish {
  readonly image: string;
  /** The name of everything that the check creates. */
  readonly project: string;
  /** Compose files with what the image needs around it; none starts it alone. */
  readonly composeFiles: readonly string[];
  /** Checks the health of an image that is started alone; empty where it has a HEALTHCHECK. */
  readonly healthCommand: string;
  /** Their values are in the environment: a value here would be seen in every list of processes. */
  readonly variables: readonly string[];
}

export interface CheckCommands {
  readonly start: Argv;
  /** Ids of the containers, one a line. */
  readonly list: Argv;
  readonly logs: Argv;
  readonly remove: Argv;
}

export function checkCommands(wish: CheckWish): CheckCommands {
  const { image, project, composeFiles } = wish;
  if (composeFiles.length === 0) {
    const variables = wish.variables.flatMap((name) => ["--env", name]);
    const health = wish.healthCommand === "" ? [] : ["--health-cmd", wish.healthCommand, "--health-interval", "2s"];
    return {
      start: ["docker", "run", "--detach", "--pull", "never", "--name", project, ...variables, ...health, "--", image],
      list: ["docker", "ps", "--all", "--quiet", "--no-trunc", "--filter", `name=^${project}$`],
      logs: ["docker", "logs", "--tail", "50", project],
      remove: ["docker", "rm", "--force", "--volumes", project],
    };
  }
  const compose = ["compose", "--project-name", project, ...composeFiles.flatMap((file) => ["--file", file])];
  return {
    start: ["docker", ...compose, "up", "--detach", "--no-build", "--quiet-pull"],
    list: ["docker", ...compose, "ps", "--all", "--quiet"],
    logs: ["docker", ...compose, "logs", "--no-color", "--tail", "50"],
    remove: ["docker", ...compose, "down", "--volumes", "--remove-orphans", "--timeout", "5"],
  };
}

export function inspectCommand(ids: readonly string[]): Argv {
  return ["docker", "inspect", "--type", "container", "--format", "{{json .}}", ...ids];
}
