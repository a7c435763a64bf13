// Searches as a browser does: `node find.js CLIENT INDEX`, with a JSON list of queries on standard
// input. Prints a list for each query: `places`, what it finds, the best first; `words`, how it is
// read.
"use strict";
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");

const [client, index] = process.argv.slice(2);
for (const script of [client, index]) runInThisContext(readFileSync(script, "utf8"), script);
const find = sitegenFinder(sitegenIndex);
const answers = JSON.parse(readFileSync(0, "utf8")).map((query) => ({
  places: find(query).map(({ address, id }) => address + (id ? "#" + id : "")),
  words: wordsOf(query).map(({ whole, parts }) => [...whole, ...parts]),
}));
process.stdout.write(JSON.stringify(answers));
