globalThis.sitegenIndexFile="index.7079ab47.js"
