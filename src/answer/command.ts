import type { Catalog } from "../catalog/index.js";
import { ask } from "./ask.js";
import type { Answer } from "./document.js";
import { where } from "./sentence.js";

/** The command that shows a fact: a question in words where it is read so, else the page of the service, model or control. */
export function commandFor(catalog: Catalog, answer: Answer): string {
  const { control, service, options, model } = answer;
  const place = where(answer);
  const title = lower(control.title);
  const questions = [`${title}${place}`, `whose job is ${title}${place}`, `who must ${catalog.control(control.id)?.act ?? ""}${place}`];
  const read = questions.find((q) => {
    const document = ask(catalog, q);
    return document.status === "answered" && document.answers.length === 1 && document.answers[0]?.fact === answer.fact;
  });
  if (read) return `srm ask "${read}"`;
  if (service) return `srm show ${options.length === 1 ? options[0]?.id : service.id} --all`;
  return `srm show ${model === null ? control.id : `${model} --all`}`;
}

/** In lower case unless it begins with an abbreviation. */
const lower = (title: string): string => (/^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title);
