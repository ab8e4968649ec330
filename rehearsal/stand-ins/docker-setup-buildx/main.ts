import { appendFileSync } from "node:fs";
import { readEngine } from "../engine.ts";

const { DOCKER_HOST = "", DOCKER_CONFIG = "" } = readEngine().environment;
appendFileSync(process.env["GITHUB_ENV"] ?? "", `DOCKER_HOST=${DOCKER_HOST}\nDOCKER_CONFIG=${DOCKER_CONFIG}\n`);
process.stdout.write("The sandbox has a builder.\n");
