// Ace by DAISY over several EPUBs, one after the other. Reports stand in OUT/0, OUT/1, ...
// usage: node books_ace.cjs OUT EPUB...    NODE_PATH names the folder of the modules.
"use strict";
const path = require("node:path");
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

(async () => {
  const [out, ...books] = process.argv.slice(2);
  for (const [index, book] of books.entries()) {
    const options = { cwd: process.cwd(), outdir: path.join(out, String(index)), lang: "en", silent: true };
    await ace(book, { ...options, initLogger: index === 0 }, runner);
  }
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
