globalThis.sitegenIndexFile="index.8bca40f0.js"
