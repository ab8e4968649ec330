/** A field of `docker inspect` that two runs of the same model may have otherwise, and why. */
interface LeftOut {
  /** The end of the field's path; `*` is any one name. */
  readonly path: string;
  readonly why: string;
}

/** Fields that say when, where or as whom the engine made something, and nothing of the model. */
const LEFT_OUT: readonly LeftOut[] = [
  ...["container.Id", "container.Created", "network.Id", "network.Created", "volume.CreatedAt"].map((path) => ({
    path,
    why: "the identity of the thing itself",
  })),
  ...["State.Pid", "State.StartedAt", "State.FinishedAt", "State.Health.Log"].map((path) => ({
    path,
    why: "this one run of the process",
  })),
  ...["ResolvConfPath", "HostnamePath", "HostsPath", "LogPath", "GraphDriver", "Storage"].map((path) => ({
    path: `container.${path}`,
    why: "folders of the engine that are named after the container's id",
  })),
  ...["SandboxID", "SandboxKey", "EndpointID", "NetworkID", "MacAddress", "GlobalIPv6Address"].map((path) => ({
    path: `NetworkSettings.${path}`,
    why: "the engine's own numbers of the endpoint",
  })),
  ...["EndpointID", "NetworkID", "IPAddress", "MacAddress", "Gateway", "GlobalIPv6Address", "IPv6Gateway"].map(
    (path) => ({ path: `Networks.*.${path}`, why: "the engine gives out addresses; a fixed one is in IPAMConfig" }),
  ),
  ...["IPAddress", "Gateway"].map((path) => ({
    path: `NetworkSettings.${path}`,
    why: "the engine gives out addresses; a fixed one is in IPAMConfig",
  })),
  { path: "network.Containers", why: "addresses again; which container is in which network stands in the containers" },
  { path: "network.Status", why: "how many addresses are given out at the moment" },
  { path: "RestartCount", why: "counts the starts of a container that is meant to end and to be started again" },
  {
    path: "Labels.com.docker.compose.container-number",
    why: "which of several containers Compose keeps depends on their age; the names are counted anew",
  },
  {
    path: "Labels.com.docker.compose.replace",
    why: "the id of the container before; there is one when it was recreated, which the oracle always does",
  },
  {
    path: "Labels.com.docker.compose.project.config_files",
    why: "Sluice starts containers from the recorded model, so that the same model can be started again later",
  },
  {
    path: "Labels.com.docker.compose.project.environment_file",
    why: "the recorded model has the values themselves and needs no environment file",
  },
  {
    path: "Labels.com.docker.compose.config-hash",
    why: "Compose computes it before it reads env_file and label_file, so the resolved model has another one; what it stands for is compared field by field",
  },
];

const PATTERNS = LEFT_OUT.map(({ path }) => {
  const text = path.split("*").map((part) => part.replaceAll(/[.\\]/g, "\\$&"));
  return new RegExp(`(^|\\.)${text.join("[^.]+")}$`);
});

/** The value without the fields that are left out. */
export function comparable(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((item) => comparable(item, `${path}.[]`));
  if (typeof value !== "object" || value === null) return value;
  // The engine mounts an image from a folder that it names anew for each container; which image it is stands in Name.
  const isNewFolder = (name: string): boolean => name === "Source" && "Type" in value && value.Type === "image";
  const fields = Object.entries(value).filter(
    ([name]) => !isNewFolder(name) && !PATTERNS.some((one) => one.test(`${path}.${name}`)),
  );
  return Object.fromEntries(fields.map(([name, field]) => [name, comparable(field, `${path}.${name}`)]));
}
