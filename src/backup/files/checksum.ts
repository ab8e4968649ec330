/** The checksum that a `.sha256` file gives for a name; undefined when it names none that fits. */
export function readChecksum(text: string, name: string): string | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const known = lines.flatMap((line) => {
    const found = /^\\?([0-9a-f]{64})(?:[ \t]+\*?(.+))?$/i.exec(line.trim());
    const tagged = /^SHA256 \((.+)\) = ([0-9a-f]{64})$/i.exec(line.trim());
    if (tagged) return [{ hash: tagged[2] ?? "", of: tagged[1] ?? "" }];
    return found ? [{ hash: found[1] ?? "", of: found[2] ?? "" }] : [];
  });
  // A hash without a name, as some tools write it, is of the file that it lies beside.
  const own = known.find(({ of }) => of === "" || of.split("/").at(-1) === name);
  return own?.hash.toLowerCase();
}
