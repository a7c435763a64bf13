globalThis.sitegenIndexFile="index.462104fd.js"
