globalThis.sitegenIndexFile="index.7fb10df6.js"
