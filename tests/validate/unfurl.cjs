// Owns the call of open-graph-scraper, which reads a page as a chat program does: what card would it draw?
//
//   node unfurl.cjs NODE_MODULES ROOT < ["index.html", ...]     prints {"index.html": {...}, ...}
const { createRequire } = require("node:module");
const { readFileSync, writeSync } = require("node:fs");
const { join } = require("node:path");

const [packages, root] = process.argv.slice(2);
const scrape = createRequire(join(packages, "x.js"))("open-graph-scraper");

async function main() {
  const cards = {};
  for (const file of JSON.parse(readFileSync(0, "utf8"))) {
    const html = readFileSync(join(root, file), "utf8");
    const { result } = await scrape({ html }).catch((problem) => problem);
    cards[file] = result;
  }
  writeSync(1, JSON.stringify(cards));
}

main();
