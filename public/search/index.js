globalThis.sitegenIndexFile="index.159b9e5f.js"
