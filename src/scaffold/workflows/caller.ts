import { FILL_IN } from "../open-lines.ts";
import type { Product } from "../product/product.ts";
import { type ProductPlace, productCaller } from "../product/product-caller.ts";
import { calledName } from "./called-workflow.ts";
import type { CopyValues } from "./copy-values.ts";
import { withBuildJobs, withCheckJobs } from "./image-jobs.ts";

export interface CallerPlace extends Pick<ProductPlace, "inputsOf" | "callers"> {
  /** Folder of the workflows in the user's repository. */
  readonly folder: string;
  readonly product: Product;
}

/** Workflows that are about images, each with what fills them in. */
const IMAGE_JOBS = { "deploy-staging.yml": withBuildJobs, "check-image.yml": withCheckJobs } as const;

/** Without an image of one's own there is nothing that this workflow could check. */
const NEEDS_IMAGES = ["check-image.yml"];

export function isNeeded(name: string, { images }: CopyValues): boolean {
  return images.length > 0 || !NEEDS_IMAGES.includes(name);
}

/** A caller as the user's repository gets it: it calls the copy beside it, and says what is known of the repository. */
export function callerWorkflow(file: string, text: string, place: CallerPlace): string {
  const { folder, product } = place;
  const { name, config, values } = product;
  const own = name === undefined ? text : productCaller(text, { ...place, name, config });
  const filled = withKnownImages(file, withOpenAddresses(withHeader(own), config), product);
  return withLocalCalls(filled.replace(/^( +branches: \[)main, /m, `$1${values.branch}, `), folder);
}

/** A caller that calls the copies in that folder of its own repository. */
export function withLocalCalls(text: string, folder: string): string {
  return text.replaceAll(
    /^(\s*uses: )OWNER\/sluice\/\.github\/workflows\/(\S+)@\S+/gm,
    (_, uses: string, called: string) => `${uses}./${folder}/${calledName(called)}`,
  );
}

const WRITTEN_BY = "# Written by `sluice init`. Change what you need: `sluice update` keeps it.";

/** How to copy the file is done, and what to set up is in the list that `sluice init` prints for this forge. */
function withHeader(text: string): string {
  const lines = text.split("\n");
  const length = lines.findIndex((line) => !line.startsWith("#"));
  const paragraphs = lines.slice(0, length).join("\n").split("\n#\n");
  const kept = paragraphs
    .filter((paragraph) => !paragraph.startsWith("# Before the first release"))
    .map((paragraph) => paragraph.replace(/^# Copy this file to [^\n]*\.yml of your repository[^.]*\.\s*/, ""))
    .map((paragraph) => (paragraph === "" || paragraph.startsWith("#") ? paragraph : `# ${paragraph}`))
    .filter((paragraph) => paragraph !== "");
  return [[WRITTEN_BY, ...kept].join("\n#\n"), ...lines.slice(length)].join("\n");
}

/** Addresses that only a person knows. */
function withOpenAddresses(text: string, config: string): string {
  return text
    .replaceAll(
      /^( +)(url: https:\/\/app\.example\.com)$/gm,
      `$1# $2 # only where it is not \`smoke-test.url\` of ${config}`,
    )
    .replaceAll(
      /^( +)((?:staging-)?url: https:\/\/staging\.example\.com)$/gm,
      `$1# $2 # ${FILL_IN}: its address on staging`,
    );
}

function withKnownImages(file: string, text: string, { name, values: { images } }: Product): string {
  const fill = Object.entries(IMAGE_JOBS).find(([one]) => one === file)?.[1];
  return fill === undefined ? text : fill(text, images, name);
}
