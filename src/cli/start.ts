import { launch } from "./launch.js";

launch(__dirname, "main.cjs", process.argv.slice(2), require);
