import { createHash } from "node:crypto";

/** The namespace of all our names: UUIDv5 of {@link OURS} under the one for addresses (RFC 9562). */
const URLS = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";
/** The namespace of what OSCAL has no word for. */
export const OURS = "https://github.com/cloud-srm/cloud-srm/ns/oscal";

/** A UUIDv5: the same name always has the same. */
export function uuidOf(...name: readonly string[]): string {
  return v5(name.join("\u0000"), NAMESPACE);
}

function v5(name: string, namespace: string): string {
  const bytes = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name, "utf8")
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
const NAMESPACE = v5(OURS, URLS);
