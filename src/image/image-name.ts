import { StageFailure } from "../failure/failure.ts";

/** Where an image is kept: a repository of a registry, without a tag. */
export interface ImageName {
  /** As people write it. */
  readonly name: string;
  /** `https://host`, or `http://` for a registry on this machine, as Docker has it. */
  readonly origin: string;
  readonly repository: string;
}

const PATH = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;

/** `ghcr.io/owner/app`; by Docker's rules the first part is a registry when it could be no folder's name. */
export function readImageName(text: string): ImageName {
  const [first = "", ...rest] = text.split("/");
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const host = isHost ? first : "docker.io";
  const path = isHost ? rest.join("/") : text;
  const isHub = host === "docker.io";
  if (!PATH.test(path) || !/^[A-Za-z0-9.-]+(:\d{1,5})?$/.test(host)) throw notAnImage(text);
  return {
    name: text,
    origin: isHub ? "https://registry-1.docker.io" : `${isOnThisMachine(host) ? "http" : "https"}://${host}`,
    repository: isHub && !path.includes("/") ? `library/${path}` : path,
  };
}

export function isOnThisMachine(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3})(:\d+)?$/.test(host);
}

function notAnImage(text: string): StageFailure {
  return new StageFailure({
    what: `\`images\`: "${text}" is no image's name.`,
    means: "Sluice chooses the tag, so it is not part of the name. Nothing was changed.",
    todo: "Write registry and repository in small letters and without a tag, such as ghcr.io/owner/app.",
  });
}
