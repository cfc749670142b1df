/** A document that cannot be read, or compared with the other one; the message says what to do. */
export class NotComparable extends Error {}

/** A value of a document that somebody else wrote, with the path to it; each reader checks what it takes. */
export class Shape {
  constructor(
    readonly value: unknown,
    readonly path: string,
  ) {}

  /** @throws NotComparable where it is not an object, or lacks the field */
  get(field: string): Shape {
    const record = this.record();
    if (!Object.hasOwn(record, field)) throw new NotComparable(`${this.below(field)} is missing; write the file again`);
    return new Shape(record[field], this.below(field));
  }

  /** A field that may be missing or null. */
  maybe(field: string): Shape | null {
    const value = Object.hasOwn(this.record(), field) ? this.record()[field] : null;
    return value === null || value === undefined ? null : new Shape(value, this.below(field));
  }

  list(): Shape[] {
    if (!Array.isArray(this.value)) throw this.fault("a list");
    return this.value.map((v, i) => new Shape(v, `${this.path}[${i}]`));
  }

  text(): string {
    if (typeof this.value !== "string") throw this.fault("a text");
    return this.value;
  }

  /** Any value as text: lists with commas, objects as `key: value` in the order of their keys. */
  plain(): string {
    return plain(this.value);
  }

  entries(): [string, Shape][] {
    return Object.entries(this.record()).map(([key, v]) => [key, new Shape(v, this.below(key))]);
  }

  private record(): Record<string, unknown> {
    if (typeof this.value !== "object" || this.value === null || Array.isArray(this.value)) throw this.fault("an object");
    return this.value as Record<string, unknown>;
  }

  private below(field: string): string {
    return this.path ? `${this.path}.${field}` : field;
  }

  private fault(what: string): NotComparable {
    return new NotComparable(`${this.path || "the document"} is not ${what}; write the file again`);
  }
}

export function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(", ");
  if (typeof value !== "object" || value === null) return String(value ?? "");
  return Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, v]) => `${key}: ${plain(v)}`)
    .join(", ");
}
