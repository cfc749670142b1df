import { writeFileSync } from "node:fs";
import { FILE, picture } from "./answer.js";

writeFileSync(FILE, await picture());
