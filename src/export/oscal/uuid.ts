import { createHash } from "node:crypto";

/** The namespace of all our names: UUIDv5 of {@link OURS} under the one for addresses (RFC 9562). */
const URLS = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";
/** The namespace of what OSCAL has no word for. */
export const OURS = "https://github.com/cloud-srm/cloud-srm/ns/oscal";

/** A UUIDv5: the same name always has the same. */
export function uuidOf(...name: readonly string[]): string {
  return v5(name.join("\u0000"), NAMESPACE);
}

function v5(name: string, namespace: Buffer): string {
  const bytes = createHash("sha1").update(namespace).update(name, "utf8").digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString("hex", 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll("-", ""), "hex");
const NAMESPACE = bytesOf(v5(OURS, bytesOf(URLS)));
