/** Ink and ground of everything that is read, on paper and in the dark; a test holds each pair to a contrast of 4.5. */
export const COLOURS = {
  light: {
    page: ["#1b1f24", "#ffffff"],
    soft: ["#57606a", "#ffffff"],
    head: ["#1b1f24", "#eef1f4"],
    link: ["#0a58ca", "#ffffff"],
    customer: ["#4d3800", "#ffe9a3"],
    provider: ["#063d4d", "#c5eefa"],
    shared: ["#5c1250", "#f8d3f2"],
    "not-applicable": ["#57606a", "#f3f4f6"],
    depends: ["#1b1f24", "#d5d9de"],
  },
  dark: {
    page: ["#e6e9ed", "#14171b"],
    soft: ["#a3acb7", "#14171b"],
    head: ["#e6e9ed", "#23282f"],
    link: ["#8ab8ff", "#14171b"],
    customer: ["#ffe28a", "#3f3100"],
    provider: ["#a9e8fb", "#0a3642"],
    shared: ["#f7bdee", "#471440"],
    "not-applicable": ["#a3acb7", "#1d2127"],
    depends: ["#e6e9ed", "#3a414a"],
  },
} as const;

/** The colours as custom properties: `--customer-ink`, `--customer-ground`, … */
export function properties(scheme: keyof typeof COLOURS): string {
  return Object.entries(COLOURS[scheme])
    .map(([name, [ink, ground]]) => `--${name}-ink:${ink};--${name}-ground:${ground};`)
    .join("");
}
