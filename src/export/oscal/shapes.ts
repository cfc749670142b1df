/** The parts of OSCAL 1.2.2 that are written, by NIST's names. */

export interface Property {
  name: string;
  ns?: string;
  value: string;
  class?: string;
  remarks?: string;
}

export interface Link {
  href: string;
  rel: string;
  text?: string;
}

export interface ResponsibleRole {
  "role-id": string;
  "party-uuids"?: string[];
  remarks?: string;
}

/** What nearly everything may have. */
export interface Described {
  uuid: string;
  description: string;
  props?: Property[];
  links?: Link[];
  "responsible-roles"?: ResponsibleRole[];
}

export interface Resource {
  uuid: string;
  title: string;
  description: string;
  base64?: { filename: string; "media-type": string; value: string };
}

/** Only the fields that have something in them: OSCAL knows no empty lists. */
export function given<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined && !(Array.isArray(v) && v.length === 0))) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
