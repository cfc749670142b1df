// cli-table3 is CommonJS, and expects the function itself.
module.exports = require("./width.ts").default;
