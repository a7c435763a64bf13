globalThis.sitegenIndexFile="index.3987a65e.js"
