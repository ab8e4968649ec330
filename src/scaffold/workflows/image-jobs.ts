import { productName } from "../product/product-names.ts";
import { type BuiltImage, imageParts } from "./copy-values.ts";

/** `deploy-staging.yml` with one job for each image that the repository builds, and none where it builds none. */
export function withBuildJobs(text: string, images: readonly BuiltImage[]): string {
  const { before, job, after } = jobBlock(text, "build");
  if (images.length === 0) return before + withoutApprovedImages(after);
  const ids = jobIds("build", images);
  const jobs = images.map((image, at) => {
    const { registry, repository } = imageParts(image.name);
    const named = replaced(renamed(job, "build", ids[at]), /^( +)registry: .*$/m, `$1registry: ${registry}`);
    const built = replaced(named, /^( +)image: .*$/m, `$1image: ${repository}`);
    return replaced(built, /^( +)services: .*$/m, `$1services: ${image.services.join(",")}${buildInputs(image)}`);
  });
  const needed = ids.length === 1 ? "build" : `[${ids.join(", ")}]`;
  const digests = (line: string): string => ids.map((id) => line.replace("needs.build.", `needs.${id}.`)).join("");
  const staging = replaced(after, /^( +)needs: build$/m, `$1needs: ${needed}`);
  return before + jobs.join("") + replaced(staging, /^.*needs\.build\.outputs\.approved-images.*\n/m, digests);
}

/** `check-image.yml` with one job for each image. Branch protection cannot tell checks of the same name apart. */
export function withCheckJobs(text: string, images: readonly BuiltImage[], product: string | undefined): string {
  const { before, job, after } = jobBlock(text, "image");
  const ids = jobIds(productName("image", product), images);
  const jobs = images.map((image, at) =>
    replaced(renamed(job, "image", ids[at]), /^( {6,})image: .*$/m, `$1image: ${image.name}${buildInputs(image)}`),
  );
  return before.replace("`image / ", `\`${productName("image", product)} / `) + jobs.join("\n") + after;
}

/** The first job keeps its name, which branch protection may require; the others are named after their images. */
function jobIds(id: string, images: readonly BuiltImage[]): string[] {
  const names = images.map(({ name, services: [service = "app"] }) => name.split("/").at(-1) ?? service);
  const ids = names.map((name, at) => (at === 0 ? id : `${id}-${name.replaceAll(/[^A-Za-z0-9_-]/g, "-")}`));
  return ids.map((one, at) => (ids.indexOf(one) === at ? one : `${one}-${at + 1}`));
}

function buildInputs({ context, file, target }: BuiltImage): string {
  const given = [
    ...(context === "." ? [] : [`context: ${context}`]),
    ...(file === undefined ? [] : [`file: ${file}`]),
    ...(target === undefined ? [] : [`target: ${target}`]),
  ];
  return given.map((line) => `\n$1${line}`).join("");
}

function withoutApprovedImages(staging: string): string {
  const alone = replaced(staging, /^ +needs: build\n/m, "");
  const rest = replaced(alone, /^ +approved-images: \|\n.*\n/m, "");
  // The callers' only other input is an address, which is a comment until it is filled in.
  return rest.replace(/^( +)with:\n((?: +#.*\n)*)(?=\1\w|\n|$)/m, "$1# with:\n$2");
}

interface JobBlock {
  readonly before: string;
  readonly job: string;
  readonly after: string;
}

function jobBlock(text: string, id: string): JobBlock {
  const start = text.indexOf(`\n  ${id}:\n`, text.indexOf("\njobs:\n")) + 1;
  if (start === 0) throw new Error(`The workflow has no job ${id}.`);
  const next = /^ {2}[\w-]+:$/m.exec(text.slice(start + 1));
  const end = next === null ? text.length : start + 1 + next.index;
  return { before: text.slice(0, start), job: text.slice(start, end), after: text.slice(end) };
}

function renamed(job: string, from: string, to = from): string {
  return job.replace(`  ${from}:\n`, `  ${to}:\n`);
}

function replaced(text: string, pattern: RegExp, by: string | ((found: string) => string)): string {
  if (!pattern.test(text)) throw new Error(`The workflow has no line ${pattern.source}.`);
  return typeof by === "string" ? text.replace(pattern, by) : text.replace(pattern, by);
}
