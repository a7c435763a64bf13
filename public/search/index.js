globalThis.sitegenIndexFile="index.98c81c6b.js"
