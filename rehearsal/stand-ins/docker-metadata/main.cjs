const { appendFileSync } = require("node:fs");

const { INPUT_IMAGES: image, INPUT_TAGS: tags, GITHUB_SHA: sha, GITHUB_REPOSITORY: repository } = process.env;
const { GITHUB_SERVER_URL: server, GITHUB_OUTPUT: output } = process.env;
if (tags !== "type=sha,format=long") {
  console.log(`::error::The tags ${tags} are not imitated here.`);
  process.exitCode = 1;
} else {
  const labels = [
    `org.opencontainers.image.revision=${sha}`,
    `org.opencontainers.image.source=${server}/${repository}`,
    `org.opencontainers.image.version=sha-${sha}`,
  ];
  appendFileSync(output, `tags=${image}:sha-${sha}\nlabels<<END_OF_LABELS\n${labels.join("\n")}\nEND_OF_LABELS\n`);
}
