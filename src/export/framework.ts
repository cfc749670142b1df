/** What a matrix needs of a framework: its requirements, in their order, and which of them a control is mapped to. */
export interface MappedFramework {
  id: string;
  title: string;
  version: string;
  requirements: readonly { id: string; title: string | null; baselines: readonly string[] }[];
  /** By control. */
  mappings: ReadonlyMap<string, readonly { to: string; kind: "equal" | "part-of" | "related"; note: string | null }[]>;
}
