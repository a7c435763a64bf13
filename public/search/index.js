globalThis.sitegenIndexFile="index.b00fe684.js"
