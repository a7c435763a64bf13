globalThis.sitegenIndexFile="index.39006529.js"
