import stringWidth from "string-width";
import { expect, test } from "vitest";
import ours from "../../src/render/width.js";

/** What the bundle measures text with agrees with string-width on all that the program prints, and on what people may ask. */
test.each([
  "",
  "plain text",
  "● Customer ◐ Shared ○ AWS ◂ · …",
  "┌──┬──┐│└┴┘",
  "“quotes” – dashes — it’s",
  "naïve café Zürich",
  "日本語のテスト",
  "한국어",
  "\u001b[1m\u001b[33mbold yellow\u001b[39m\u001b[22m",
  "e\u0301 combined",
  "tab\tand\u0007bell",
  "emoji 🔒 and 🧯",
])("%j", (text) => expect(ours(text)).toBe(stringWidth(text)));
