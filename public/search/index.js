globalThis.sitegenIndexFile="index.13fde260.js"
