import { execSync } from "node:child_process";

/** The tests read the compiled data and run the built program, so both are made anew. */
export default function setup(): void {
  execSync("npm run --silent build", { stdio: ["ignore", "ignore", "inherit"] });
}
