// Opens books with the parsers of Thorium Reader (r2-shared-js) and prints what that app would play, as JSON.
// usage: node books_reader.cjs FILE...    NODE_PATH names the folder of the modules.
"use strict";
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const src = "r2-shared-js/dist/es8-es2017/src";
const { initGlobalConverters_GENERIC, initGlobalConverters_SHARED } = require(`${src}/init-globals`);
const { PublicationParsePromise } = require(`${src}/parser/publication-parser`);
const { convertDaisyToReadiumWebPub } = require(`${src}/parser/daisy-convert-to-epub`);
const { getAllMediaOverlays } = require(`${src}/parser/epub`);
const { TaJsonSerialize } = require("r2-lcp-js/dist/es8-es2017/src/serializable");

async function read(file) {
  const opened = await PublicationParsePromise(file);
  if (!file.endsWith(".zip")) {
    return { book: TaJsonSerialize(opened), overlays: (await getAllMediaOverlays(opened)).map(TaJsonSerialize) };
  }
  // DAISY is turned into the reader's own form before it is shown: all that it then plays.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "daisy-"));
  const daisy = TaJsonSerialize(opened);
  const converted = await convertDaisyToReadiumWebPub(folder, opened);
  const again = await PublicationParsePromise(converted);
  const book = TaJsonSerialize(again);
  const zip = again.findFromInternal("zip").Value;
  const overlays = [];
  for (const link of book.readingOrder) {
    for (const other of link.alternate ?? []) {
      const { stream } = await zip.entryStreamPromise(other.href);
      const parts = [];
      for await (const part of stream) parts.push(part);
      overlays.push(JSON.parse(Buffer.concat(parts).toString("utf8")));
    }
  }
  fs.rmSync(folder, { recursive: true });
  return { daisy, book, overlays };
}

(async () => {
  initGlobalConverters_SHARED();
  initGlobalConverters_GENERIC();
  const found = {};
  for (const file of process.argv.slice(2)) found[file] = await read(path.resolve(file));
  process.stdout.write(JSON.stringify(found), () => process.exit(0));
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
