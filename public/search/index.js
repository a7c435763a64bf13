globalThis.sitegenIndexFile="index.5df3839e.js"
