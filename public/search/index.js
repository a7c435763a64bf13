globalThis.sitegenIndexFile="index.ee956a99.js"
