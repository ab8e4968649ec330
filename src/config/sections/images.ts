import * as v from "valibot";

const WANTED = "service=registry/repository, without a tag, such as web=ghcr.io/owner/app";
const image = v.pipe(v.string(WANTED), v.trim(), v.regex(/^[A-Za-z0-9._, -]+=[^\s=@]+$/, WANTED));

/** The images that are built for the application: each is promoted from its commit's name to that of a release. */
export const imagesSection = v.union([image, v.array(image, "a list")], `${WANTED}, or a list of such`);
