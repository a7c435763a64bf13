globalThis.sitegenIndexFile="index.2143a3f4.js"
