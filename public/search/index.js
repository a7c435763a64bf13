globalThis.sitegenIndexFile="index.f997b84e.js"
