import type { Answer, Head, OptionName, Yours } from "../answer/index.js";
import type { ControlType, Owner } from "../catalog/index.js";

/** Who writes the matrix: a team whose system runs on the provider, or the provider towards its customer. */
export type Perspective = "leveraging" | "provider";
/** Whose words say where a control comes from. */
export type OriginationWords = "fedramp" | "csa";

/** A service or an option of one; several options of one service are one column ("ecs:ec2+…") only where they are of different axes. */
export interface MatrixColumn {
  id: string;
  kind: "service" | "option";
  name: string;
  service: { id: string; name: string };
  options: OptionName[];
  /** The overlay added the service. */
  own?: true;
}

/** One control on one service. */
export interface MatrixCell {
  /** The column's id. */
  column: string;
  /** `depends` where options that were not named have different owners. */
  owner: Owner | "depends";
  /** One, or one for each option where the owner depends on it; of a requirement, one for each control mapped to it. */
  answers: Answer[];
  /** The workbook's words, such as "Inherited" or "Shared"; empty where the control does not apply, or depends on an option. */
  origination: string[];
  canBeInherited: "yes" | "partial" | "no" | null;
}

/** A framework's requirement that a control is mapped to. */
export interface MatrixRequirement {
  id: string;
  title: string | null;
  kind: "equal" | "part-of" | "related";
  note: string | null;
}

/** A control; with `by: "framework"` a requirement. */
export interface MatrixRow {
  id: string;
  title: string | null;
  category: { id: string; title: string };
  type: ControlType | null;
  /** Of a control: the requirements of the chosen framework that it is mapped to. */
  requirements: MatrixRequirement[];
  /** Of a requirement: the controls mapped to it; of a control itself. */
  controls: string[];
  /** Of a requirement: how each of its controls is mapped to it. */
  mappings?: { control: string; kind: MatrixRequirement["kind"]; note: string | null }[];
  /** In the order of the columns. */
  cells: MatrixCell[];
  /** The overlay added the control. */
  own?: true;
}

/** What a team's overlay says, as a matrix takes it in. */
export interface Team extends Required<Pick<Head, "overlay">> {
  /** Where in the company the matrix is for; null: in general. */
  environment: string | null;
  account: string | null;
  yoursOf(answer: Answer): Yours | null;
}

/** A responsibility matrix: what every format of `srm matrix` is made from. */
export interface MatrixDocument extends Head, Partial<Pick<Team, "environment" | "account">> {
  kind: "matrix";
  by: "control" | "framework";
  perspective: Perspective;
  words: OriginationWords;
  framework: { id: string; title: string; version: string } | null;
  /** What every export opens with: edition and date, services, whose statement it is, and what must still be checked. */
  notice: string[];
  /** The providers of the columns, as people call them. */
  providers?: { id: string; name: string }[];
  columns: MatrixColumn[];
  rows: MatrixRow[];
}
