globalThis.sitegenIndexFile="index.aee1b7b3.js"
