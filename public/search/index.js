globalThis.sitegenIndexFile="index.81cd47b0.js"
