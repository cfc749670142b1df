/**
 * What options of a multiple choice say of the model itself, and whether it holds: how much is the customer's depends on the services that it
 * selects, and neither side has everything (https://aws.amazon.com/compliance/shared-responsibility-model/).
 */

const SHARE = "(?:responsibilit(?:y|ies)|share|division|split|part|work|burden|duties|tasks|line)";
const WHOLE = "(?:everything|all (?:of )?(?:the )?(?:security|it|duties|tasks|responsibilit(?:y|ies))|any breach|all security)";

/** What an option may say, in the order in which it is looked for. */
const TENETS: readonly (readonly [says: RegExp, holds: boolean])[] = [
  [
    new RegExp(`\\b(?:nothing|${SHARE})\\b[^.]*\\b(?:does not|do not|doesn't|don't|never|cannot) (?:change|vary|differ|depend|move)`, "i"),
    false,
  ],
  [/\bnothing changes\b|\bstays? (?:exactly )?(?:equal|the same)\b|\bthe same for (?:every|all|each) services?\b/i, false],
  [
    new RegExp(
      `\\b${SHARE}\\b[^.]*\\b(?:depends?|var(?:y|ies)|differs?|changes?|determined|shifts?)\\b[^.]*\\b(?:services?|models?|options?|abstraction)`,
      "i",
    ),
    true,
  ],
  [
    /\bwhich (?:aws |cloud )?services? (?:the |a |its )?(?:customer|company|you|it|they|team)\b[^.]*\b(?:uses?|selects?|chooses?|picks?)\b/i,
    true,
  ],
  [
    /\b(?:aws|provider|amazon)\b[^.]*\b(?:takes?|does|assumes?|handles?) (?:on |over )?more\b|\b(?:it|burden|share|work|part) (?:shrinks|gets smaller|becomes smaller|decreases|is reduced)\b/i,
    true,
  ],
  [
    new RegExp(`\\b(?:aws|provider|amazon|customer|company)\\b[^.]*\\b(?:for|over|does|do|handles?|covers?|secures?) ${WHOLE}\\b`, "i"),
    false,
  ],
  [/\b(?:model|it)\b[^.]*\b(?:only applies|applies only|applies to [\w ]+ only|is (?:only )?for [\w ]+ only)\b/i, false],
];

/** Whether what a text says of the model holds; null where it says nothing of it. */
export function tenetIn(text: string): boolean | null {
  return TENETS.find(([says]) => says.test(text))?.[1] ?? null;
}
